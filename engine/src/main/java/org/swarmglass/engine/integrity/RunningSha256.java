package org.swarmglass.engine.integrity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 that grows with what arrives, so that no whole segment has to be read at once. */
public final class RunningSha256 {
    private final MessageDigest digest;

    public RunningSha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java platform must have it (documentation of MessageDigest).
            throw new IllegalStateException(impossible);
        }
    }

    public void update(byte[] bytes) {
        digest.update(bytes);
    }

    public void update(byte[] bytes, int from, int length) {
        digest.update(bytes, from, length);
    }

    /** Forgets everything. */
    public void reset() {
        digest.reset();
    }

    /** Of everything since the beginning or the last reset; resets. */
    public Sha256 finish() {
        return new Sha256(HexFormat.of().formatHex(digest.digest()));
    }
}
