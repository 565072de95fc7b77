package org.swarmglass.app.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.swarmglass.app.session.CannotContinueException;
import org.swarmglass.app.session.ExitCode;
import org.swarmglass.engine.EngineConfig;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where segments are kept that no longer fit in memory: {@code DIR} or {@code DIR=SIZE}. */
record DiskCache(Path folder, long bytes) {
    private static final String FORM =
            "; write a folder, and after = 16M to 999999G if 2G is not right, such as" + " /var/tmp=500M";
    private static final long DEFAULT_BYTES = 2L << 30;
    private static final long LEAST_BYTES = 16L << 20;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})([MG])");

    EngineConfig addTo(EngineConfig config) {
        return config.withDisk(folder, bytes);
    }

    /** @throws CannotContinueException if the folder cannot be used */
    void check() throws CannotContinueException {
        if (!Files.isDirectory(folder)) {
            throw new CannotContinueException(
                    ExitCode.IO_ERROR, "--disk-cache: there is no folder " + folder + "; create it or name another.");
        }
        if (!Files.isWritable(folder)) {
            throw new CannotContinueException(
                    ExitCode.IO_ERROR, "--disk-cache: " + folder + " may not be written; name another folder.");
        }
    }

    static final class Converter implements ITypeConverter<DiskCache> {
        @Override
        public DiskCache convert(String text) {
            int equals = text.lastIndexOf('=');
            // A folder may have = in its name.
            if (equals < 0 || Files.isDirectory(path(text))) {
                return new DiskCache(path(text), DEFAULT_BYTES);
            }
            return new DiskCache(path(text.substring(0, equals)), size(text.substring(equals + 1)));
        }

        private static Path path(String text) {
            if (text.isBlank()) {
                throw new TypeConversionException("no folder is named" + FORM);
            }
            try {
                return Path.of(text);
            } catch (InvalidPathException wrong) {
                throw new TypeConversionException("\"" + text + "\" is not a folder" + FORM);
            }
        }

        private static long size(String text) {
            Matcher form = SIZE.matcher(text);
            if (!form.matches()) {
                throw new TypeConversionException("\"" + text + "\" is not a size" + FORM);
            }
            long bytes = Long.parseLong(form.group(1)) << (form.group(2).equals("G") ? 30 : 20);
            if (bytes < LEAST_BYTES) {
                throw new TypeConversionException("\"" + text + "\" holds hardly a segment" + FORM);
            }
            return bytes;
        }
    }
}
