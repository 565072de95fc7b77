package org.swarmglass.engine.origin;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.Entropy;
import org.swarmglass.engine.model.ByteRange;

/**
 * One fetch over its attempts. Positions are offsets in the resource.
 *
 * <p>Invariant: {@code position} is the next wanted byte; what lies before it was told, what is received elsewhere is
 * unused. Loop thread only.
 */
final class ResumingRun implements ResumingFetch.Handle {
    private static final long NO_END = Long.MAX_VALUE;

    private final EngineLoop loop;
    private final Entropy entropy;
    private final Origin origin;
    private final RetryPolicy policy;
    private final Job job;
    private final ResumingFetch.Listener listener;

    private KnownResource resource;
    private long position;
    private long end;
    private int attempts;
    private boolean headTold;
    private boolean over;
    private @Nullable Attempt current;
    private EngineLoop.@Nullable Timer pause;

    /** What is to be fetched and what is there already. */
    record Job(OriginRequest request, ResumingFetch.Held held) {
        long segmentStart() {
            return held.segment().map(ByteRange::first).orElse(0L);
        }
    }

    ResumingRun(
            EngineLoop loop,
            Entropy entropy,
            Origin origin,
            RetryPolicy policy,
            Job job,
            ResumingFetch.Listener listener) {
        this.loop = loop;
        this.entropy = entropy;
        this.origin = origin;
        this.policy = policy;
        this.job = job;
        this.listener = listener;
        this.resource = new KnownResource(job.held().entityTag(), job.held().resourceLength());
        this.position = job.request().range().map(ByteRange::first).orElse(0L);
        this.end = endOf(job.request().range());
    }

    private static long endOf(Optional<ByteRange> range) {
        return range.filter(given -> !given.openEnded())
                .map(given -> given.last() + 1)
                .orElse(NO_END);
    }

    void attempt() {
        pause = null;
        attempts++;
        Attempt next = new Attempt(wanted());
        current = next;
        OriginRequest request = job.request();
        next.exchange = origin.fetch(new OriginRequest(request.uri(), next.range, request.maxBytes()), next);
    }

    private Optional<ByteRange> wanted() {
        if (end != NO_END) {
            return Optional.of(new ByteRange(position, end - position));
        }
        return position == 0 ? Optional.empty() : Optional.of(ByteRange.from(position));
    }

    /** End of what can come: of the range or, if that is known and nearer, of the resource. */
    private long reachableEnd() {
        return Math.min(end, resource.length().orElse(NO_END));
    }

    @Override
    public void cancel() {
        loop.assertOnLoop();
        over = true;
        if (pause != null) {
            pause.cancel();
        }
        endAttempt();
    }

    private void endAttempt() {
        Attempt ending = current;
        current = null;
        if (ending != null && ending.exchange != null) {
            ending.exchange.cancel();
        }
    }

    private void complete() {
        endAttempt();
        over = true;
        listener.onEnd();
    }

    private void giveUp(FetchFailure failure) {
        endAttempt();
        over = true;
        listener.onFailed(failure);
    }

    /** The bytes so far and those to come cannot be joined. */
    private void restart() {
        position = job.segmentStart();
        end = endOf(job.held().segment());
        resource = KnownResource.NOTHING;
        headTold = false;
        listener.onRestart(position);
    }

    private void onFailure(FetchFailure failure, boolean resumed) {
        current = null;
        if (position >= reachableEnd()) {
            complete(); // broken behind the last byte
            return;
        }
        boolean cannotResume = resumed
                && (failure instanceof FetchFailure.Refused
                        || (failure instanceof FetchFailure.Status status && status.status() == 416));
        Optional<Duration> next = policy.pauseAfter(cannotResume ? asPassing(failure) : failure, attempts, entropy);
        if (next.isEmpty()) {
            giveUp(failure);
            return;
        }
        if (cannotResume) {
            restart();
        }
        retry(failure, next.get());
    }

    private void retry(FetchFailure failure, Duration in) {
        if (over) {
            return;
        }
        listener.onRetry(failure, in);
        if (!over) {
            pause = loop.after(in, "origin-retry", this::attempt);
        }
    }

    /** Asking for the whole again may well work, so it gets the tries of a broken connection. */
    private static FetchFailure asPassing(FetchFailure failure) {
        return new FetchFailure.Unreachable(failure.reason());
    }

    /** One exchange with the origin. Calls that come after it was replaced are not its own any more. */
    private final class Attempt implements ExchangeListener {
        private final Optional<ByteRange> range;
        private final boolean resumed;
        private Origin.@Nullable Exchange exchange;
        private long bodyPosition;
        private boolean ignoresRange;

        Attempt(Optional<ByteRange> range) {
            this.range = range;
            this.resumed = position > job.segmentStart();
        }

        private boolean stale() {
            return over || current != this;
        }

        @Override
        public void onHead(ResponseHead head) {
            if (stale()) {
                return;
            }
            ignoresRange = head.whole();
            bodyPosition = head.whole() ? 0 : range.map(ByteRange::first).orElse(0L);
            if (resource.contradictedBy(head, resumed ? position : 0)) {
                restart();
                if (!stale() && bodyPosition > position) {
                    askAgain();
                    return;
                }
            }
            if (stale()) {
                return;
            }
            resource = resource.with(head);
            if (ignoresRange) {
                end = endOf(job.held().segment()); // the rest would have to be asked for from the first byte again
            }
            tellHead(head);
        }

        /** A part of the new resource is of no use without its beginning. */
        private void askAgain() {
            FetchFailure changed = new FetchFailure.Refused("the resource changed while it was fetched");
            Optional<Duration> next = policy.pauseAfter(asPassing(changed), attempts, entropy);
            endAttempt();
            if (next.isEmpty()) {
                giveUp(changed);
            } else {
                retry(changed, next.get());
            }
        }

        private void tellHead(ResponseHead head) {
            if (headTold) {
                return;
            }
            headTold = true;
            long reachable = reachableEnd();
            OptionalLong following =
                    reachable == NO_END ? OptionalLong.empty() : OptionalLong.of(Math.max(0, reachable - position));
            listener.onHead(new ResponseHead(
                    head.uri(),
                    false,
                    following,
                    head.resourceLength(),
                    head.entityTag(),
                    head.contentType(),
                    head.date()));
        }

        @Override
        public void onBytes(byte[] bytes) {
            if (stale()) {
                return;
            }
            int skipped = (int) Math.min(bytes.length, Math.max(0, position - bodyPosition));
            int taken = (int) Math.max(0, Math.min(bytes.length - skipped, reachableEnd() - position));
            int unused = bytes.length - taken;
            bodyPosition += bytes.length;
            position += taken;
            if (unused > 0) {
                listener.onUnusedBytes(unused);
            }
            if (taken > 0 && !over) {
                listener.onBytes(unused == 0 ? bytes : Arrays.copyOfRange(bytes, skipped, skipped + taken));
            }
            if (stale()) {
                return;
            }
            if (position - job.segmentStart() > job.request().maxBytes()) {
                giveUp(new FetchFailure.TooLong(job.request().maxBytes()));
            } else if (position == reachableEnd()
                    && ignoresRange
                    && bodyPosition < resource.length().orElse(NO_END)) {
                complete(); // what follows is behind the range
            }
        }

        @Override
        public void onEnd() {
            if (stale()) {
                return;
            }
            long reachable = reachableEnd();
            if (reachable != NO_END && position < reachable) {
                onFailure(new FetchFailure.Truncated(position, reachable), resumed);
            } else {
                current = null;
                complete();
            }
        }

        @Override
        public void onFailed(FetchFailure failure) {
            if (!stale()) {
                onFailure(failure, resumed);
            }
        }
    }
}
