package org.swarmglass.app.headless;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.PeerSnapshot;
import org.swarmglass.engine.snapshot.PlaybackSnapshot;
import org.swarmglass.engine.snapshot.StreamSnapshot;
import org.swarmglass.engine.snapshot.TrafficTotals;

/** A snapshot on one line of text. Pure. */
final class StatusLine {
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private StatusLine() {}

    static String of(EngineSnapshot snapshot, Duration elapsed) {
        List<String> parts = new ArrayList<>();
        parts.add(String.format(Locale.ROOT, "%02d:%02d", elapsed.toMinutes(), elapsed.toSecondsPart()));
        parts.add(snapshot.stream().map(StatusLine::rendition).orElse("opening"));
        TrafficTotals traffic = snapshot.traffic();
        long received = traffic.http() + traffic.p2p();
        String share = received == 0 ? "-" : Math.round(100.0 * traffic.p2p() / received) + " %";
        parts.add("P2P " + share);
        parts.add(peers(snapshot));
        parts.add("peers " + megabytes(traffic.p2p()) + " + HTTP " + megabytes(traffic.http()) + " in, "
                + megabytes(traffic.uploaded()) + " out");
        PlaybackSnapshot playback = snapshot.playback();
        playback.buffer().ifPresent(buffer -> parts.add("buffer " + seconds(buffer)));
        playback.liveDelay().ifPresent(delay -> parts.add("delay " + seconds(delay)));
        parts.add(playback.stalls() + (playback.stalls() == 1 ? " stall" : " stalls"));
        return String.join("  ", parts);
    }

    private static String rendition(StreamSnapshot stream) {
        return stream.current() < stream.renditions().size()
                ? stream.renditions().get(stream.current()).label()
                : "open";
    }

    private static String peers(EngineSnapshot snapshot) {
        if (!snapshot.p2p().enabled()) {
            return "P2P off";
        }
        long connected = snapshot.peers().stream()
                .map(PeerSnapshot::state)
                .filter(PeerSnapshot.PeerState::connected)
                .count();
        return connected + (connected == 1 ? " peer" : " peers");
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / BYTES_PER_MEGABYTE);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
