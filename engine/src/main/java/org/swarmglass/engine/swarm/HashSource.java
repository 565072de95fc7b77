package org.swarmglass.engine.swarm;

import java.util.Optional;
import java.util.function.Consumer;
import org.swarmglass.engine.integrity.Sha256;
import org.swarmglass.engine.model.SegmentRef;

/** Says whether bytes are the origin's segment. Loop thread only. */
public interface HashSource {
    /** The stream is there: begins to fetch. Once. */
    void start();

    /** False once it is certain that the origin has no hashes of this stream. */
    boolean offered();

    /** Whether bytes of the segment could be verified, as far as is known: if not, peers need not be asked for it. */
    boolean canVerify(SegmentRef segment);

    /** The verdict if nothing has to be fetched for it. */
    Optional<Verdict> verdict(SegmentRef segment, Sha256 actual);

    /**
     * Fetches what is needed for a verdict.
     *
     * @param then is called once within ten seconds, never from within this call
     */
    Question ask(SegmentRef segment, Sha256 actual, Consumer<Verdict> then);

    /** Ends all questions without an answer. */
    void close();

    /** A running question. */
    interface Question {
        /** Ends it; there will be no answer. */
        void cancel();
    }

    /** What can be said of a segment's bytes. */
    enum Verdict {
        MATCH,
        MISMATCH,
        /** There should be a hash and it could not be had. Never as good as a match. */
        NO_HASH,
        /** The origin has no hashes of this stream. */
        NOT_OFFERED
    }
}
