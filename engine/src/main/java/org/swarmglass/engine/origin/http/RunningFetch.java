package org.swarmglass.engine.origin.http;

import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.origin.ExchangeListener;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.origin.Origin;
import org.swarmglass.engine.origin.OriginRequest;

/**
 * One GET with its redirects. State is the loop's; the client's threads only post. {@code over} is the gate: behind it
 * nothing reaches the listener.
 */
final class RunningFetch implements Origin.Exchange, BodyStream.Sink {
    private static final int MAX_REDIRECTS = 5;

    private final EngineLoop loop;
    private final HttpOriginOptions options;
    private final OriginRequest request;
    private final ExchangeListener listener;
    private final Wire wire;
    private final RateWatch watch;
    private EngineLoop.@Nullable Timer tick;
    private int redirects;
    private volatile @Nullable Hop hop;
    private volatile boolean over;

    /** What the origin offers a fetch. */
    interface Wire {
        /**
         * Runs a step that may block.
         *
         * @return false if the origin is closed
         */
        boolean offLoop(Runnable step);

        /** Looks up, checks and asks; blocks for the lookup. */
        CompletableFuture<?> send(URI uri, OriginRequest request, HttpResponse.BodyHandler<Void> handler)
                throws RefusedTargetException, UnknownHostException;

        /** Loop thread. */
        void onOver(RunningFetch fetch);
    }

    RunningFetch(
            EngineLoop loop, HttpOriginOptions options, OriginRequest request, ExchangeListener listener, Wire wire) {
        this.loop = loop;
        this.options = options;
        this.request = request;
        this.listener = listener;
        this.wire = wire;
        this.watch = new RateWatch(options, loop.nowNanos());
    }

    void start() {
        scheduleTick();
        hop(request.uri());
    }

    private void hop(URI uri) {
        Hop next = new Hop(uri);
        hop = next;
        if (!wire.offLoop(() -> send(next))) {
            onBroken(new FetchFailure.Unreachable("the origin was closed"));
        }
    }

    private void send(Hop hop) {
        if (over) {
            return;
        }
        try {
            CompletableFuture<?> answer = wire.send(hop.uri, request, info -> {
                AnswerHead head = AnswerHead.judge(request, hop.uri, info.statusCode(), info.headers());
                hop.answered = true;
                loop.post("origin-head", () -> onAnswer(hop, head));
                return head instanceof AnswerHead.Body body
                        ? new BodyStream(body, request.maxBytes(), this)
                        : new DrainedBody();
            });
            hop.sending = answer;
            CompletableFuture<?> unused = answer.whenComplete((done, thrown) -> {
                if (thrown != null && !hop.answered) { // after the head the body's subscriber is told
                    onBroken(Breakage.of(thrown, 0, OptionalLong.empty()));
                }
            });
            if (over) { // cancelled while the name was looked up
                hop.cancel();
            }
        } catch (RefusedTargetException refused) {
            onBroken(new FetchFailure.Refused(String.valueOf(refused.getMessage())));
        } catch (UnknownHostException unknown) {
            onBroken(Breakage.of(unknown, 0, OptionalLong.empty()));
        }
    }

    private void onAnswer(Hop from, AnswerHead head) {
        if (over) {
            return;
        }
        if (head instanceof AnswerHead.Body body) {
            watch.onHead(loop.nowNanos());
            listener.onHead(body.head());
        } else if (head instanceof AnswerHead.Redirect redirect) {
            dropLater(from);
            follow(from.uri, redirect.location());
        } else if (head instanceof AnswerHead.Failed failed) {
            dropLater(from);
            fail(failed.failure());
        }
    }

    /** The rest of a short answer is read away, but not for ever. */
    private void dropLater(Hop drained) {
        loop.after(options.silence(), "origin-drain", drained::cancel);
    }

    private void follow(URI from, String location) {
        if (++redirects > MAX_REDIRECTS) {
            fail(new FetchFailure.Refused("the origin redirects more than " + MAX_REDIRECTS + " times"));
            return;
        }
        Optional<URI> next = resolve(from, location);
        if (next.isEmpty()) {
            fail(new FetchFailure.Refused("the origin redirects to what is no URL"));
        } else if ("https".equalsIgnoreCase(from.getScheme())
                && "http".equalsIgnoreCase(next.get().getScheme())) {
            fail(new FetchFailure.Refused("the origin redirects from https to http"));
        } else {
            watch.onHop(loop.nowNanos());
            hop(next.get());
        }
    }

    private static Optional<URI> resolve(URI from, String location) {
        int fragment = location.indexOf('#');
        try {
            return Optional.of(from.resolve(fragment < 0 ? location : location.substring(0, fragment)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public void onPieces(List<byte[]> plain, int sent, Runnable taken) {
        loop.post("origin-bytes", () -> {
            if (over) {
                return;
            }
            watch.onBytes(loop.nowNanos(), sent);
            for (byte[] bytes : plain) {
                if (!over && bytes.length > 0) {
                    listener.onBytes(bytes);
                }
            }
            taken.run();
        });
    }

    @Override
    public void onComplete() {
        loop.post("origin-end", () -> {
            if (finish()) {
                listener.onEnd();
            }
        });
    }

    @Override
    public void onBroken(FetchFailure failure) {
        loop.post("origin-broken", () -> fail(failure));
    }

    private void scheduleTick() {
        tick = loop.after(RateWatch.TICK, "origin-rate", () -> {
            if (over) {
                return;
            }
            Optional<Duration> slow = watch.tooSlow(loop.nowNanos());
            if (slow.isPresent()) {
                abort();
                fail(new FetchFailure.TooSlow(slow.get()));
            } else {
                scheduleTick();
            }
        });
    }

    private void fail(FetchFailure failure) {
        if (finish()) {
            listener.onFailed(failure);
        }
    }

    /** @return whether it was still running */
    private boolean finish() {
        if (over) {
            return false;
        }
        over = true;
        if (tick != null) {
            tick.cancel();
        }
        wire.onOver(this);
        return true;
    }

    @Override
    public void cancel() {
        loop.assertOnLoop();
        if (finish()) {
            abort();
        }
    }

    /** Ends it without a word when the whole origin closes. Any thread. */
    void close() {
        over = true;
        abort();
    }

    private void abort() {
        Hop current = hop;
        if (current != null) {
            current.cancel();
        }
    }

    /** One request and its answer's head. */
    private static final class Hop {
        final URI uri;
        volatile boolean answered;
        volatile @Nullable CompletableFuture<?> sending;

        Hop(URI uri) {
            this.uri = uri;
        }

        /** Closes the connection if the answer is not complete. */
        void cancel() {
            CompletableFuture<?> current = sending;
            if (current != null) {
                current.cancel(true);
            }
        }
    }
}
