package org.swarmglass.engine.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.swarmglass.engine.model.InfoHash;

/**
 * From a swarm string to an info hash. MD5 and SHA-1 only name things here; nothing is protected by them.
 *
 * <p>From 1.0 on the info hash is no raw digest but 15 of its bytes written as 20 Base64 characters, and those
 * characters are the 20 bytes.
 */
final class SwarmDigest {
    private SwarmDigest() {}

    /** 0.5 and 0.6: the raw SHA-1. */
    static InfoHash rawSha1(String swarmString) {
        return InfoHash.ofBytes(digest("SHA-1", swarmString));
    }

    /** 1.0 to 2.2: the first byte of the MD5 is left out. Source: core/src/utils/peer.ts at those tags. */
    static InfoHash md5(String swarmString) {
        return new InfoHash(base64(Arrays.copyOfRange(digest("MD5", swarmString), 1, 16)));
    }

    /** 2.3 and later: the last five bytes of the SHA-1 are left out. Source: core/src/utils/peer.ts. */
    static InfoHash sha1(String swarmString) {
        return new InfoHash(base64(Arrays.copyOf(digest("SHA-1", swarmString), 15)));
    }

    /** The 28 characters that stand for a rendition from 2.3 on: the whole SHA-1 of its properties. */
    static String propertiesIndex(String propertiesText) {
        return base64(digest("SHA-1", propertiesText));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] digest(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform must have " + algorithm, impossible);
        }
    }
}
