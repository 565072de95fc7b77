package org.swarmglass.engine.reader;

import io.lindstrom.m3u8.parser.PlaylistParserException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmglass.engine.loop.ThreadedLoop;
import org.swarmglass.engine.model.PlayerReport;

/**
 * Consumes a stream through the proxy by the clock, as a player would: starts after one segment, keeps up to 30 s of
 * buffer, waits when it runs dry. It decodes nothing. All state is on the thread {@code reader}.
 */
public final class HeadlessReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeadlessReader.class);
    private static final long BUFFER_NANOS = Duration.ofSeconds(30).toNanos();
    private static final Duration REPORT_EVERY = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ThreadedLoop loop = new ThreadedLoop("reader");
    private final URI playlist;
    private final Consumer<PlayerReport> reports;
    private final SegmentListener segments;
    private final ReaderHttp http = new ReaderHttp(loop);
    private final Playhead playhead = new Playhead();
    private final Map<Track, Integer> tracks = new LinkedHashMap<>();
    private final Tally tally = new Tally();
    private volatile ReaderStats published = tally.read(playhead);

    private HeadlessReader(URI playlist, Consumer<PlayerReport> reports, SegmentListener segments) {
        this.playlist = playlist;
        this.reports = reports;
        this.segments = segments;
    }

    /** @param reports told twice a second, on the reader's thread */
    public static HeadlessReader start(URI playlist, Consumer<PlayerReport> reports) {
        return start(playlist, reports, (name, bytes) -> {});
    }

    public static HeadlessReader start(URI playlist, Consumer<PlayerReport> reports, SegmentListener segments) {
        HeadlessReader reader = new HeadlessReader(playlist, reports, segments);
        reader.loop.post("start", reader::begin);
        return reader;
    }

    /** As of the last half second or event. Any thread. */
    public ReaderStats stats() {
        return published;
    }

    /** Breaks off what is being read and ends the thread. Any thread but the reader's; repeatable. */
    @Override
    public void close() {
        CountDownLatch quiet = new CountDownLatch(1);
        loop.post("close", () -> {
            http.close();
            publish();
            quiet.countDown();
        });
        try {
            // A second close finds no loop and waits for nothing that could come.
            quiet.await(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        loop.close();
    }

    private void begin() {
        tally.start(loop.nowNanos());
        open();
        report();
    }

    private void open() {
        http.get(new Listing.Part(playlist, Optional.empty()), tally::addOther, this::onOpened);
    }

    private void onOpened(ReaderHttp.Reply reply) {
        try {
            if (reply.good()) {
                play(Listing.parse(reply.uri(), new String(reply.body(), StandardCharsets.UTF_8)));
                return;
            }
            LOG.warn("the playlist was answered with {}", reply.status());
        } catch (PlaylistParserException | IllegalArgumentException malformed) {
            LOG.warn("the playlist cannot be read: {}", malformed.getMessage());
        }
        loop.after(RETRY, "reader open", this::open);
    }

    private void play(Listing listing) {
        if (listing instanceof Listing.Media media) {
            addTrack(playlist).accept(media);
        } else if (listing instanceof Listing.Master master) {
            master.tracks().stream().map(this::addTrack).toList().forEach(Track::refresh);
        }
    }

    private Track addTrack(URI uri) {
        Track track = new Track(loop, http, uri, new Player());
        tracks.put(track, playhead.addTrack());
        return track;
    }

    private void report() {
        publish();
        tracks.keySet().forEach(Track::fetchNext);
        reports.accept(new PlayerReport(
                playhead.playing(),
                playhead.stalled(),
                Optional.of(Duration.ofNanos(playhead.bufferedNanos())),
                // There is no picture to show.
                false));
        loop.after(REPORT_EVERY, "reader report", this::report);
    }

    private void publish() {
        playhead.advance(loop.nowNanos());
        published = tally.read(playhead);
    }

    private int numberOf(Track track) {
        Integer number = tracks.get(track);
        if (number == null) {
            throw new IllegalStateException("a track nobody added");
        }
        return number;
    }

    private final class Player implements Track.Owner {
        @Override
        public boolean hasRoom(Track track) {
            playhead.advance(loop.nowNanos());
            return playhead.bufferedNanos(numberOf(track)) < BUFFER_NANOS;
        }

        @Override
        public void onSegmentBytes(int bytes) {
            tally.addSegmentBytes(bytes, loop.nowNanos());
        }

        @Override
        public void onOtherBytes(int bytes) {
            tally.addOther(bytes);
        }

        @Override
        public void onSegment(Track track, Listing.Entry entry, byte[] bytes) {
            playhead.append(numberOf(track), entry.duration().toNanos(), loop.nowNanos());
            tally.addRead();
            publish();
            String path = entry.segment().uri().getPath();
            segments.onSegment(path.substring(path.lastIndexOf('/') + 1), bytes);
        }

        @Override
        public void onLost(Listing.Entry entry) {
            tally.addLost();
            publish();
        }

        @Override
        public void onSkipped(long count) {
            tally.addSkipped(count);
        }

        @Override
        public void onComplete(Track track) {
            playhead.endTrack(numberOf(track), loop.nowNanos());
            publish();
        }
    }
}
