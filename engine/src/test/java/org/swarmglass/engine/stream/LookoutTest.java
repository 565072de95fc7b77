package org.swarmglass.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.playlist.MediaEntry;
import org.swarmglass.engine.playlist.MediaPlaylist;
import org.swarmglass.engine.playlist.Timeline.Listed;
import org.swarmglass.engine.schedule.Electorate;
import org.swarmglass.engine.simulation.VirtualLoop;

/** When the next segment of 4 s is expected, for a member that is to fetch it. */
class LookoutTest implements PlaylistFeed {
    private static final Duration SEGMENT = Duration.ofSeconds(4);

    /** One of so many ids of ours comes before a single peer's. */
    private static final Electorate OURS =
            Electorate.free(IntStream.range(0, 200).mapToObj(LookoutTest::id).collect(Collectors.toSet()));

    private final VirtualLoop loop = new VirtualLoop();
    private final Lookout lookout = new Lookout(loop, this);
    private final List<Duration> expected = new ArrayList<>();
    private int hurried;

    @Test
    void expectsItASegmentAfterThePlaylistHasShownTheLast() {
        list(10);
        loop.advance(Duration.ofSeconds(1));
        list(10);
        assertThat(expected).containsExactly(SEGMENT, Duration.ofSeconds(3));
    }

    @Test
    void countsFromWhenAPeerHadTheLastIfThatWasSooner() {
        list(10);
        loop.advance(Duration.ofSeconds(4));
        lookout.onAnnounced(listed(10), peer(11L));
        loop.advance(Duration.ofSeconds(1));
        list(11);
        assertThat(hurried).isOne();
        assertThat(expected).endsWith(Duration.ofSeconds(3));
    }

    @Test
    void aPeerThatHasWhatIsNotListedYetDelaysNothing() {
        list(10);
        loop.advance(Duration.ofSeconds(1));
        lookout.onAnnounced(listed(10), peer(11L));
        loop.advance(Duration.ofSeconds(1));
        list(10);
        assertThat(expected).endsWith(Duration.ofSeconds(2));
        lookout.onAnnounced(listed(10), peer(11L));
        loop.advance(Duration.ofMillis(500));
        list(11);
        assertThat(expected).as("it had it after a second").endsWith(Duration.ofMillis(2_500));
    }

    /** The list that it began with may be as old as the next segment is young. */
    @Test
    void aNewcomerLooksEarlierForItsFirstSegment() {
        listAlone(10);
        lookout.onAnnounced(listed(10), peer(9L));
        lookout.onAnnounced(listed(10), peer(9L));
        assertThat(expected).containsExactly(SEGMENT.dividedBy(2));
    }

    @Test
    void whoHasSeenASegmentComeKnowsTheAgeOfItsList() {
        listAlone(10);
        loop.advance(Duration.ofSeconds(3));
        listAlone(11);
        lookout.onAnnounced(listed(11), peer(9L));
        assertThat(expected).isEmpty();
    }

    @Test
    void whatIsFarBeyondTheListIsNoSign() {
        list(10);
        lookout.onAnnounced(listed(10), peer(12L, Long.MAX_VALUE));
        assertThat(hurried).isZero();
    }

    @Test
    void startsAnewWhenTheOriginBeginsToCountAnew() {
        list(10);
        loop.advance(Duration.ofSeconds(3));
        list(1);
        assertThat(expected).endsWith(SEGMENT);
    }

    private void list(long number) {
        lookout.onListed(listed(number), List.of(peer()), OURS);
    }

    private void listAlone(long number) {
        lookout.onListed(listed(number), List.of(), OURS);
    }

    private static PeerId id(int index) {
        return new PeerId("-SG0100-" + (100_000_000_000L + index));
    }

    private static Listed listed(long number) {
        URI uri = URI.create("http://origin.test/" + number + ".ts");
        SegmentId id = new SegmentId(new StreamId(StreamKind.MAIN, 0), number);
        MediaEntry entry = new MediaEntry(
                number,
                0,
                uri,
                Optional.empty(),
                SEGMENT,
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                OptionalLong.empty());
        return new Listed(new SegmentRef(id, uri, Optional.empty(), SEGMENT, SEGMENT.multipliedBy(number)), entry);
    }

    private static PeerSession peer(Long... loaded) {
        return (PeerSession) Proxy.newProxyInstance(
                PeerSession.class.getClassLoader(),
                new Class<?>[] {PeerSession.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "remote" -> id(999);
                    case "loaded" -> Set.of(loaded);
                    case "loading" -> Set.of();
                    default -> throw new AssertionError(method);
                });
    }

    @Override
    public void hurry() {
        hurried++;
    }

    @Override
    public void lookOut(Duration expectedIn) {
        expected.add(expectedIn);
    }

    @Override
    public void start() {
        throw new AssertionError("it runs");
    }

    @Override
    public void startFrom(MediaPlaylist loaded) {
        throw new AssertionError("it runs");
    }

    @Override
    public void stop() {
        throw new AssertionError("it runs");
    }
}
