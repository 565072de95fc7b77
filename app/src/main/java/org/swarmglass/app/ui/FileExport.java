package org.swarmglass.app.ui;

import java.awt.Component;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import javax.imageio.ImageIO;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.SwingUtilities;
import javax.swing.SwingWorker;

/** Asks where to save and writes in the background: the EDT does not wait for a disk. */
public final class FileExport {
    private FileExport() {}

    public static void text(Component parent, String suggestedName, String content) {
        ask(parent, suggestedName, () -> content.getBytes(StandardCharsets.UTF_8));
    }

    public static void png(Component parent, String suggestedName, BufferedImage image) {
        ask(parent, suggestedName, () -> encode(image));
    }

    /** Bytes to write; made off the EDT. */
    private interface Content {
        byte[] bytes() throws IOException;
    }

    private static void ask(Component parent, String suggestedName, Content content) {
        JFileChooser chooser = new JFileChooser();
        chooser.setName("export.chooser");
        chooser.setSelectedFile(new File(suggestedName));
        if (chooser.showSaveDialog(SwingUtilities.getWindowAncestor(parent)) == JFileChooser.APPROVE_OPTION
                && mayWrite(parent, chooser.getSelectedFile())) {
            new Writing(parent, chooser.getSelectedFile().toPath(), content).execute();
        }
    }

    private static boolean mayWrite(Component parent, File file) {
        return !file.exists()
                || JOptionPane.showConfirmDialog(
                                parent, file.getName() + " exists. Replace it?", "Save", JOptionPane.OK_CANCEL_OPTION)
                        == JOptionPane.OK_OPTION;
    }

    private static byte[] encode(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static final class Writing extends SwingWorker<Path, Void> {
        private final Component parent;
        private final Path file;
        private final Content content;

        Writing(Component parent, Path file, Content content) {
            this.parent = parent;
            this.file = file;
            this.content = content;
        }

        @Override
        protected Path doInBackground() throws IOException {
            return Files.write(file, content.bytes());
        }

        @Override
        protected void done() {
            try {
                get();
            } catch (ExecutionException failed) {
                Throwable cause = failed.getCause() == null ? failed : failed.getCause();
                complain(String.valueOf(cause.getMessage()));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private void complain(String reason) {
            JOptionPane.showMessageDialog(
                    parent,
                    Labels.plain(
                            SafeText.of("Could not write " + file + ": " + reason + ". Choose another folder."),
                            Fonts.TEXT),
                    "Save",
                    JOptionPane.ERROR_MESSAGE);
        }
    }
}
