package org.swarmglass.engine.origin;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.ByteRange;

/**
 * Gets a resource, or a part of it, through failures: retries with growing pauses and goes on where the bytes ended, as
 * p2p-media-loader does (protocol/v2.md section 6.7). Loop thread only.
 */
public final class ResumingFetch {
    private final EngineLoop loop;
    private final Entropy entropy;
    private final Origin origin;
    private final RetryPolicy policy;

    public ResumingFetch(EngineLoop loop, Entropy entropy, Origin origin, RetryPolicy policy) {
        this.loop = loop;
        this.entropy = entropy;
        this.origin = origin;
        this.policy = policy;
    }

    /** Fetches with nothing held yet: a restart begins at the first byte of the request's range. */
    public Handle start(OriginRequest request, Listener listener) {
        return start(request, new Held(request.range(), Optional.empty(), OptionalLong.empty()), listener);
    }

    /** Fetches what is missing of a segment; the request's range begins where the held bytes end. */
    public Handle start(OriginRequest request, Held held, Listener listener) {
        loop.assertOnLoop();
        ResumingRun run = new ResumingRun(loop, entropy, origin, policy, new ResumingRun.Job(request, held), listener);
        run.attempt();
        return run;
    }

    /**
     * What the caller has of the segment already.
     *
     * @param segment the bytes of the resource that are the whole segment; empty for all
     * @param entityTag of the answer the held bytes came from; empty if unknown, as with bytes from peers
     * @param resourceLength of that answer
     */
    public record Held(Optional<ByteRange> segment, Optional<String> entityTag, OptionalLong resourceLength) {}

    /** A running fetch. */
    public interface Handle {
        /** Ends it; the listener is not called again. */
        void cancel();
    }

    /**
     * What happens. Called on the loop, never from within {@code start}; nothing follows {@code onEnd} and {@code
     * onFailed}. Every byte of a body that arrived is told exactly once, in {@code onBytes} or in {@code onUnusedBytes}.
     */
    public interface Listener {
        /**
         * The first good answer, and the first one after each restart.
         *
         * @param head as if the origin had honoured the range: never {@code whole}, with the length of what follows
         */
        void onHead(ResponseHead head);

        /** Wanted bytes in order, each position once. The array is the listener's. */
        void onBytes(byte[] bytes);

        /** Bytes received and not wanted, as when the whole comes instead of a range. */
        void onUnusedBytes(int bytes);

        /**
         * The resource is another one now. All bytes held of the segment, from this fetch or from before, are to be
         * dropped and counted as unused by the caller.
         *
         * @param offset where in the resource the next byte of {@link #onBytes} is: the segment's first byte
         */
        void onRestart(long offset);

        /** The range is complete, or the resource ends before the range does. */
        void onEnd();

        /** An attempt failed; the next one begins after the pause. */
        void onRetry(FetchFailure failure, Duration in);

        void onFailed(FetchFailure failure);
    }
}
