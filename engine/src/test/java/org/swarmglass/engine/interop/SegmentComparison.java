package org.swarmglass.engine.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/** Hashes of segments as they arrived at viewers, beside those of the origin's own files. Any thread. */
final class SegmentComparison {
    private final Path media;
    private final List<LabReport.Compared> compared = Collections.synchronizedList(new ArrayList<>());

    SegmentComparison(Path media) {
        this.media = media;
    }

    /** @param path of the segment below the origin's media folder */
    void compare(String client, String path, byte[] arrived) throws IOException {
        compared.add(
                new LabReport.Compared(client, path, sha256(arrived), sha256(Files.readAllBytes(media.resolve(path)))));
    }

    List<LabReport.Compared> all() {
        return List.copyOf(compared);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
