package org.swarmglass.engine.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmglass.engine.model.ByteRange;

/** What every origin does, the fake and the real one. */
public abstract class OriginContract {
    private static final long MAX = 1 << 20;
    protected static final byte[] MEDIA = media(200_000);

    protected static byte[] media(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    protected abstract void script(String path, ScriptedAnswer... answers);

    protected abstract URI uri(String path);

    /** Begins a fetch on the loop. */
    protected abstract Origin.Exchange fetch(OriginRequest request, ExchangeListener listener) throws Exception;

    protected abstract void cancel(Origin.Exchange exchange) throws Exception;

    /** Lets things happen until the exchange is over. */
    protected abstract void awaitEnd(RecordingExchange exchange) throws Exception;

    protected abstract void awaitHead(RecordingExchange exchange) throws Exception;

    protected final OriginRequest whole(String path) {
        return new OriginRequest(uri(path), Optional.empty(), MAX);
    }

    protected final OriginRequest part(String path, ByteRange range) {
        return new OriginRequest(uri(path), Optional.of(range), MAX);
    }

    protected final RecordingExchange run(OriginRequest request) throws Exception {
        RecordingExchange exchange = new RecordingExchange();
        fetch(request, exchange);
        awaitEnd(exchange);
        return exchange;
    }

    @Test
    void givesHeadThenBytesThenEnd() throws Exception {
        script(
                "/a",
                ScriptedAnswer.of(MEDIA)
                        .with("ETag", "\"v1\"")
                        .with("Content-Type", "video/mp2t")
                        .with("Date", "Thu, 01 Jan 2026 00:00:07 GMT"));
        RecordingExchange got = run(whole("/a"));
        assertThat(got.body()).isEqualTo(MEDIA);
        assertThat(got.calls).startsWith("head").endsWith("end").doesNotContain("failed");
        assertThat(got.head())
                .isEqualTo(new ResponseHead(
                        uri("/a"),
                        false,
                        OptionalLong.of(MEDIA.length),
                        OptionalLong.of(MEDIA.length),
                        Optional.of("\"v1\""),
                        Optional.of("video/mp2t"),
                        Optional.of(Instant.parse("2026-01-01T00:00:07Z"))));
    }

    @Test
    void givesAnEmptyBody() throws Exception {
        script("/a", ScriptedAnswer.of(new byte[0]));
        assertThat(run(whole("/a")).calls).containsExactly("head", "end");
    }

    @Test
    void givesABodyWithoutAnnouncedLength() throws Exception {
        script("/a", ScriptedAnswer.of(MEDIA).withoutLength());
        RecordingExchange got = run(whole("/a"));
        assertThat(got.head().bodyLength()).isEmpty();
        assertThat(got.body()).isEqualTo(MEDIA);
    }

    @Test
    void givesARangeOfTheResource() throws Exception {
        script("/a", ScriptedAnswer.of(MEDIA));
        RecordingExchange got = run(part("/a", new ByteRange(1_000, 5_000)));
        assertThat(got.body()).isEqualTo(java.util.Arrays.copyOfRange(MEDIA, 1_000, 6_000));
        assertThat(got.head().whole()).isFalse();
        assertThat(got.head().bodyLength()).hasValue(5_000);
        assertThat(got.head().resourceLength()).hasValue(MEDIA.length);
    }

    @Test
    void givesTheRestOfTheResource() throws Exception {
        script("/a", ScriptedAnswer.of(MEDIA));
        RecordingExchange got = run(part("/a", ByteRange.from(MEDIA.length - 10)));
        assertThat(got.body()).isEqualTo(java.util.Arrays.copyOfRange(MEDIA, MEDIA.length - 10, MEDIA.length));
    }

    @Test
    void saysThatTheWholeComesWhenTheRangeIsIgnored() throws Exception {
        script("/a", ScriptedAnswer.of(MEDIA).withoutRanges());
        RecordingExchange got = run(part("/a", ByteRange.from(1_000)));
        assertThat(got.head().whole()).isTrue();
        assertThat(got.body()).isEqualTo(MEDIA);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 429, 500, 503, 204})
    void failsWithTheStatus(int status) throws Exception {
        script("/a", ScriptedAnswer.status(status));
        RecordingExchange got = run(whole("/a"));
        assertThat(got.calls).containsExactly("failed");
        assertThat(got.failure()).isEqualTo(new FetchFailure.Status(status, Optional.empty()));
    }

    @Test
    void failsWith416BehindTheEnd() throws Exception {
        script("/a", ScriptedAnswer.of(MEDIA));
        assertThat(run(part("/a", ByteRange.from(MEDIA.length))).failure())
                .isEqualTo(new FetchFailure.Status(416, Optional.empty()));
    }

    @Test
    void readsRetryAfter() throws Exception {
        script("/a", ScriptedAnswer.status(429).with("Retry-After", "7"));
        assertThat(run(whole("/a")).failure())
                .isEqualTo(new FetchFailure.Status(429, Optional.of(Duration.ofSeconds(7))));
    }

    @Test
    void refusesAnotherRangeThanWasAsked() throws Exception {
        script("/a", ScriptedAnswer.of(MEDIA).lyingAboutTheRange());
        RecordingExchange got = run(part("/a", new ByteRange(1_000, 5_000)));
        assertThat(got.calls).containsExactly("failed");
        assertThat(got.failure()).isInstanceOf(FetchFailure.Refused.class);
    }

    @Test
    void noticesATruncatedBody() throws Exception {
        script("/a", ScriptedAnswer.of(MEDIA).failing(ScriptedAnswer.Fault.CLOSE, 70_000));
        RecordingExchange got = run(whole("/a"));
        assertThat(got.failure()).isEqualTo(new FetchFailure.Truncated(70_000, MEDIA.length));
        assertThat(got.body()).isEqualTo(java.util.Arrays.copyOf(MEDIA, 70_000));
    }

    @Test
    void noticesAnUnfinishedBodyOfUnknownLength() throws Exception {
        script("/a", ScriptedAnswer.of(MEDIA).withoutLength().failing(ScriptedAnswer.Fault.CLOSE, 70_000));
        assertThat(run(whole("/a")).failure()).isInstanceOf(FetchFailure.Unreachable.class);
    }

    @Test
    void noticesAResetConnection() throws Exception {
        script("/a", ScriptedAnswer.of(MEDIA).failing(ScriptedAnswer.Fault.RESET, 70_000));
        RecordingExchange got = run(whole("/a"));
        assertThat(got.failure()).isInstanceOf(FetchFailure.Unreachable.class);
    }

    @Test
    void givesUpAnAnswerThatFallsSilent() throws Exception {
        script("/a", ScriptedAnswer.of(MEDIA).failing(ScriptedAnswer.Fault.STALL, 70_000));
        RecordingExchange got = run(whole("/a"));
        assertThat(got.failure()).isInstanceOf(FetchFailure.TooSlow.class);
        assertThat(got.body()).hasSize(70_000);
    }

    @Test
    void givesUpAnOriginThatNeverAnswers() throws Exception {
        script("/a", ScriptedAnswer.of(MEDIA).failing(ScriptedAnswer.Fault.MUTE, 0));
        RecordingExchange got = run(whole("/a"));
        assertThat(got.failure()).isInstanceOf(FetchFailure.TooSlow.class);
    }

    @Test
    void followsFiveRedirects() throws Exception {
        for (int i = 0; i < 5; i++) {
            script("/" + i, ScriptedAnswer.redirect("/" + (i + 1)));
        }
        script("/5", ScriptedAnswer.of(MEDIA));
        RecordingExchange got = run(whole("/0"));
        assertThat(got.body()).isEqualTo(MEDIA);
        assertThat(got.head().uri()).isEqualTo(uri("/5"));
    }

    @Test
    void endsARedirectLoop() throws Exception {
        script("/a", ScriptedAnswer.redirect("/b"));
        script("/b", ScriptedAnswer.redirect("/a"));
        assertThat(run(whole("/a")).failure()).isInstanceOf(FetchFailure.Refused.class);
    }

    @Test
    void takesNoMoreThanMaxBytes() throws Exception {
        script("/a", ScriptedAnswer.of(MEDIA));
        script("/b", ScriptedAnswer.of(MEDIA).withoutLength());
        RecordingExchange announced = run(new OriginRequest(uri("/a"), Optional.empty(), 1_000));
        RecordingExchange found = run(new OriginRequest(uri("/b"), Optional.empty(), 1_000));
        assertThat(announced.calls).containsExactly("failed");
        assertThat(announced.failure()).isEqualTo(new FetchFailure.TooLong(1_000));
        assertThat(found.failure()).isEqualTo(new FetchFailure.TooLong(1_000));
        assertThat(found.body().length).isLessThanOrEqualTo(1_000);
    }

    @Test
    void callsNothingAfterCancel() throws Exception {
        script("/a", ScriptedAnswer.of(MEDIA).failing(ScriptedAnswer.Fault.STALL, 70_000));
        RecordingExchange cancelled = new RecordingExchange();
        Origin.Exchange exchange = fetch(whole("/a"), cancelled);
        awaitHead(cancelled);
        cancel(exchange);
        int before = cancelled.calls.size();
        script("/b", ScriptedAnswer.of(MEDIA).failing(ScriptedAnswer.Fault.STALL, 10));
        run(whole("/b")); // ends after the silence, in which the first would have failed too
        assertThat(cancelled.calls).hasSize(before).doesNotContain("failed", "end");
    }
}
