package org.swarmglass.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.loop.ThreadedLoop;
import org.swarmglass.engine.stream.PresentationReader.Outcome;

class PresentationPoolTest {
    private static final URI URL = URI.create("http://origin.test/m.mpd");

    private final ThreadedLoop loop = new ThreadedLoop("test-loop");
    private final PresentationPool pool = new PresentationPool(loop);
    private final CompletableFuture<String> refused = new CompletableFuture<>();
    private final Outcome outcome = new Outcome(
            read -> refused.completeExceptionally(new AssertionError("it was read")),
            refusal -> refused.complete(refusal.reason()));

    @AfterEach
    void close() {
        pool.close();
        loop.close();
    }

    @Test
    void refusesOnTheLoopWhatIsNone() throws Exception {
        pool.read(URL, "an error page", Instant.EPOCH, outcome);
        assertThat(refused.get(30, TimeUnit.SECONDS)).contains("DASH manifest");
    }

    @Test
    @SuppressWarnings("NullAway") // nothing that is known makes the parser fail otherwise
    void refusesWhatItFailsAt() throws Exception {
        pool.read(URL, null, Instant.EPOCH, outcome);
        assertThat(refused.get(30, TimeUnit.SECONDS)).contains("fault of this program");
    }

    @Test
    void letsAnAnswerGoThatComesWhileEverythingIsClosed() {
        pool.close();
        assertThatCode(() -> pool.read(URL, "", Instant.EPOCH, outcome)).doesNotThrowAnyException();
    }
}
