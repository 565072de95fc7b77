package org.swarmglass.engine.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.swarmglass.engine.event.EngineEvent;

/** The fingerprint of a run: of every segment that somebody got, in order. Whole numbers only. Loop thread only. */
final class EventDigest {
    private final MessageDigest digest;

    EventDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) { // every Java has it
            throw new IllegalStateException(impossible);
        }
    }

    void add(int peer, EngineEvent event) {
        if (event instanceof EngineEvent.SegmentAcquired got) {
            String line = peer + " " + got.segment().number() + " " + got.source() + " " + got.atNanos() + "\n";
            digest.update(line.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Ends it. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
