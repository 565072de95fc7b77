package org.swarmglass.app.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.swarmglass.app.monitor.KpiViewModel.Kpi;
import org.swarmglass.app.ui.Figure;
import org.swarmglass.app.ui.Tone;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.PeerSnapshot.PeerState;
import org.swarmglass.engine.snapshot.PlaybackSnapshot;
import org.swarmglass.engine.snapshot.StreamSnapshot;
import org.swarmglass.engine.snapshot.TrafficTotals;

/** Turns what is shown into the six figures of the top row. */
public final class KpiPresenter {
    private static final String NO_STREAM = "No stream is open.";
    private static final String NOW = "\"now\" is the mean of the last 3 s.";
    private static final String SINCE = "Counted since the engine was started.";

    private final History history;

    /** The six figures. */
    public enum Kind {
        SHARE("share", "P2P share", Tone.P2P),
        P2P("p2p", "P2P received", Tone.P2P),
        HTTP("http", "HTTP received", Tone.HTTP),
        UPLOADED("uploaded", "Uploaded", Tone.UPLOAD),
        PEERS("peers", "Peers", Tone.INFO),
        BUFFER("buffer", "Buffer", Tone.OK);

        private final String id;
        private final String title;
        private final Tone tone;

        Kind(String id, String title, Tone tone) {
            this.id = id;
            this.title = title;
            this.tone = tone;
        }

        public String id() {
            return id;
        }

        public String title() {
            return title;
        }

        public Tone tone() {
            return tone;
        }
    }

    public KpiPresenter(History history) {
        this.history = history;
    }

    public KpiViewModel present(Shown shown) {
        return new KpiViewModel(List.of(
                share(shown),
                p2p(shown.moment()),
                http(shown.moment()),
                uploaded(shown.moment()),
                peers(shown.moment()),
                buffer(shown.moment())));
    }

    private Kpi share(Shown shown) {
        EngineSnapshot snapshot = shown.moment().snapshot();
        History.Received received = history.received(shown.window());
        Bound bound = Bound.of(snapshot);
        double share = received.share();
        Figure figure = Double.isNaN(share)
                ? Figure.unknown(
                        "No segment was received in the last " + shown.length().label() + ".")
                : Figure.percent(share);
        List<String> tip = new ArrayList<>();
        tip.add("How much of the media came from peers in the last "
                + shown.length().label() + ".");
        tip.add("P2P / (P2P + HTTP) = " + bytes(Math.round(received.p2p())) + " / "
                + bytes(Math.round(received.p2p() + received.http())));
        tip.add("Bound for " + bound.viewers() + " viewers: (N - 1) / N = "
                + Figure.percent(bound.share()).text()
                + " on average, since each segment must come into the swarm once over HTTP.");
        tip.add("One viewer may be above it: others then fetch more than their part.");
        tip.add(
                bound.counted()
                        ? "N is what trackers count."
                        : "N is our connections and ourselves; no tracker counts more.");
        if (bound.share() > 0 && !Double.isNaN(share)) {
            tip.add("Reached: " + Figure.percent(share / bound.share()).text() + " of the bound.");
        }
        String caption = snapshot.p2p().enabled()
                ? "last " + shown.length().label() + ", swarm's bound "
                        + Figure.percent(bound.share()).text()
                : "P2P is off";
        return new Kpi(Kind.SHARE, figure, caption, tip, bound.viewers() > 1 ? 100 * bound.share() : Double.NaN);
    }

    private static Kpi p2p(Moment moment) {
        TrafficTotals traffic = moment.snapshot().traffic();
        return new Kpi(
                Kind.P2P,
                total(moment, traffic.p2p()),
                Figure.rate(moment.rates().p2p()).text() + " now",
                List.of("Bytes of media segments received from peers, unused ones included.", SINCE, NOW));
    }

    private static Kpi http(Moment moment) {
        TrafficTotals traffic = moment.snapshot().traffic();
        return new Kpi(
                Kind.HTTP,
                total(moment, traffic.http()),
                Figure.rate(moment.rates().http()).text() + " now",
                List.of(
                        "Bytes of media segments received from the origin or its CDN.",
                        SINCE,
                        "Not in it: playlists, keys and init sections, " + bytes(traffic.other()) + ".",
                        "HTTP + P2P = acquired " + bytes(traffic.acquired()) + " + wasted " + bytes(traffic.wasted())
                                + " + pending " + bytes(traffic.pending()),
                        NOW));
    }

    private static Kpi uploaded(Moment moment) {
        TrafficTotals traffic = moment.snapshot().traffic();
        String ratio = traffic.p2p() == 0
                ? Figure.unknown("").value()
                : String.format(Locale.ROOT, "%.2f", traffic.uploaded() / (double) traffic.p2p());
        boolean off =
                moment.snapshot().p2p().enabled() && !moment.snapshot().p2p().uploadEnabled();
        return new Kpi(
                Kind.UPLOADED,
                total(moment, traffic.uploaded()),
                off
                        ? "upload is off"
                        : "ratio " + ratio + ", "
                                + Figure.rate(moment.rates().uploaded()).text(),
                List.of(
                        "Bytes of media segments sent to peers.",
                        "Ratio = uploaded / P2P received" + (traffic.p2p() == 0 ? "; nothing was received yet." : "."),
                        SINCE,
                        "The rate is the mean of the last 3 s."));
    }

    private static Kpi peers(Moment moment) {
        EngineSnapshot snapshot = moment.snapshot();
        long connected = snapshot.peers().stream()
                .filter(peer -> peer.state().connected())
                .count();
        long connecting = snapshot.peers().stream()
                .filter(peer -> peer.state() == PeerState.CONNECTING)
                .count();
        OptionalInt others = Members.others(snapshot);
        long known = Math.max(others.orElse(0), connected + connecting);
        Figure figure = snapshot.stream().isEmpty()
                ? Figure.unknown(NO_STREAM)
                : Figure.of(Long.toString(connected), others.isPresent() ? "/ " + known : "");
        String caption = others.isEmpty() ? "no tracker count yet" : (known - connected) + " more known";
        return new Kpi(
                Kind.PEERS,
                figure,
                connecting > 0 ? caption + ", " + connecting + " connecting" : caption,
                List.of(
                        "Peers with an open data channel / peers known.",
                        "Known: what trackers count in our video swarms, without ourselves.",
                        "Connected " + connected + ", connecting " + connecting + "."));
    }

    private static Kpi buffer(Moment moment) {
        EngineSnapshot snapshot = moment.snapshot();
        PlaybackSnapshot playback = snapshot.playback();
        Figure figure = playback.buffer()
                .map(Figure::seconds)
                .orElseGet(() -> Figure.unknown(
                        snapshot.stream().isEmpty() ? NO_STREAM : "The player has not reported its position yet."));
        String stalls = playback.stalls() + (playback.stalls() == 1 ? " stall" : " stalls");
        String delay = playback.liveDelay()
                .map(value -> Figure.seconds(value).text() + " behind live, ")
                .orElse("");
        String withheld = snapshot.stream()
                .filter(stream -> stream.form() == StreamSnapshot.Form.LIVE)
                .map(stream -> "Of it withheld for peers: "
                        + Figure.seconds(stream.withheld()).text() + ".")
                .orElse("On demand: there is no live edge.");
        return new Kpi(
                Kind.BUFFER,
                figure,
                delay + stalls,
                List.of(
                        "Media ahead of the playhead that the engine already holds.",
                        "Behind live = live edge of the playlist minus playhead.",
                        withheld,
                        "Stalls: " + playback.stalls() + ", "
                                + Figure.seconds(playback.stalled()).text() + " in all."));
    }

    private static Figure total(Moment moment, long bytes) {
        return moment.snapshot().state() == EngineSnapshot.State.IDLE && bytes == 0
                ? Figure.unknown(NO_STREAM)
                : Figure.bytes(bytes);
    }

    private static String bytes(long bytes) {
        return Figure.bytes(bytes).text();
    }
}
