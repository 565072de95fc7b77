package org.swarmglass.engine.origin;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.swarmglass.engine.loop.EngineLoop;

/** An origin without network, on any loop. Answers by script; the last answer of a path repeats. */
public final class FakeOrigin implements Origin {
    static final Duration SILENCE = Duration.ofSeconds(3);
    private static final int PIECE = 1_000;

    public final List<OriginRequest> requests = new ArrayList<>();
    private final EngineLoop loop;
    private final Map<String, Deque<ScriptedAnswer>> scripts = new HashMap<>();
    private boolean stuck;

    /** Body bytes told to listeners. */
    long told;

    private Duration betweenPieces = Duration.ZERO;

    public FakeOrigin(EngineLoop loop) {
        this.loop = loop;
    }

    /** Answers to a path, one after the other; the last one repeats. */
    public void script(String path, ScriptedAnswer... answers) {
        scripts.put(path, new ArrayDeque<>(Arrays.asList(answers)));
    }

    /** Whole resources, for tests of other parts. */
    public void serve(URI uri, byte[] resource) {
        script(uri.getPath(), ScriptedAnswer.of(resource));
    }

    /** While stuck, no body byte comes from any exchange, running ones included. */
    public void setStuck(boolean changed) {
        stuck = changed;
    }

    /** How often a path was asked for. */
    public long asked(String path) {
        return requests.stream()
                .filter(request -> request.uri().getPath().equals(path))
                .count();
    }

    public void slowDown(Duration pauseBetweenPieces) {
        betweenPieces = pauseBetweenPieces;
    }

    @Override
    public Exchange fetch(OriginRequest request, ExchangeListener listener) {
        requests.add(request);
        FakeExchange exchange = new FakeExchange(request, listener);
        loop.post("fake-origin", () -> exchange.ask(request.uri(), 0));
        return exchange;
    }

    @Override
    public void close() {
        scripts.clear();
    }

    private ScriptedAnswer next(String path) {
        Deque<ScriptedAnswer> answers = scripts.get(path);
        if (answers == null) {
            return ScriptedAnswer.status(404);
        }
        return answers.size() > 1 ? answers.remove() : answers.element();
    }

    private final class FakeExchange implements Exchange {
        private final OriginRequest request;
        private final ExchangeListener listener;
        private boolean over;

        FakeExchange(OriginRequest request, ExchangeListener listener) {
            this.request = request;
            this.listener = listener;
        }

        void ask(URI uri, int redirects) {
            if (over) {
                return;
            }
            ScriptedAnswer answer = next(uri.getPath());
            String location = answer.headers().get("Location");
            if (location != null && redirects == 5) {
                fail(new FetchFailure.Refused("too many redirects"));
            } else if (location != null) {
                loop.post("fake-origin", () -> ask(uri.resolve(location), redirects + 1));
            } else if (answer.fault() == ScriptedAnswer.Fault.MUTE) {
                stall();
            } else {
                answer(uri, answer, answer.to(request.range()));
            }
        }

        private void answer(URI uri, ScriptedAnswer answer, ScriptedAnswer.Reply reply) {
            if (reply.status() != 200 && reply.status() != 206) {
                Optional<Duration> after = Optional.ofNullable(reply.headers().get("Retry-After"))
                        .map(Long::parseLong)
                        .map(Duration::ofSeconds);
                fail(new FetchFailure.Status(reply.status(), after));
                return;
            }
            if (reply.status() == 206 && answer.rangeShift() != 0) {
                fail(new FetchFailure.Refused("wrong Content-Range"));
                return;
            }
            boolean lengthKnown = answer.lengthKnown() || reply.status() == 206;
            if (lengthKnown && reply.body().length > request.maxBytes()) {
                fail(new FetchFailure.TooLong(request.maxBytes()));
                return;
            }
            OptionalLong length = lengthKnown ? OptionalLong.of(reply.body().length) : OptionalLong.empty();
            listener.onHead(new ResponseHead(
                    uri,
                    reply.status() == 200 && request.range().isPresent(),
                    length,
                    reply.status() == 206 ? OptionalLong.of(answer.resource().length) : length,
                    Optional.ofNullable(reply.headers().get("ETag")),
                    Optional.ofNullable(reply.headers().get("Content-Type")),
                    Optional.ofNullable(reply.headers().get("Date"))
                            .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))));
            send(answer, reply, 0, length);
        }

        private void send(ScriptedAnswer answer, ScriptedAnswer.Reply reply, int from, OptionalLong length) {
            loop.after(betweenPieces, "fake-origin", () -> {
                if (over) {
                    return;
                }
                if (stuck) {
                    stall();
                    return;
                }
                int until = Math.min(answer.sentBytes(), reply.body().length);
                if (from >= until) {
                    finish(answer, reply, from, length);
                    return;
                }
                int to = Math.min(until, from + PIECE);
                if (to > request.maxBytes()) {
                    fail(new FetchFailure.TooLong(request.maxBytes()));
                    return;
                }
                told += to - from;
                listener.onBytes(Arrays.copyOfRange(reply.body(), from, to));
                send(answer, reply, to, length);
            });
        }

        private void finish(ScriptedAnswer answer, ScriptedAnswer.Reply reply, int sent, OptionalLong length) {
            switch (answer.fault()) {
                case STALL, MUTE -> stall();
                case RESET -> fail(new FetchFailure.Unreachable("reset"));
                case CLOSE, NONE -> {
                    if (sent == reply.body().length) {
                        over = true;
                        listener.onEnd();
                    } else {
                        fail(
                                length.isPresent()
                                        ? new FetchFailure.Truncated(sent, length.getAsLong())
                                        : new FetchFailure.Unreachable("closed"));
                    }
                }
            }
        }

        private void stall() {
            loop.after(SILENCE, "fake-origin", () -> fail(new FetchFailure.TooSlow(SILENCE)));
        }

        private void fail(FetchFailure failure) {
            if (!over) {
                over = true;
                listener.onFailed(failure);
            }
        }

        @Override
        public void cancel() {
            over = true;
        }
    }
}
