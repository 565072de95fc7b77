package org.swarmglass.app.peers;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.swarmglass.app.ui.Figure;

/** The columns of the swarm table: heading, explanation, width, order and text. */
enum PeerColumn {
    PEER(
            "Peer",
            "The first characters a peer chose for its id by chance, and its colour everywhere in this window.",
            70),
    CLIENT("Client", "Program and version as read from the peer id. Nothing proves it.", 142),
    GENERATION(
            "Gen",
            "Generation of p2p-media-loader whose swarm this is: peers of different generations never meet."
                    + " What we do in 5.0 follows its specification and was never tried on a real peer.",
            64),
    STATE(
            "State",
            "Downloading: it sends to us. Uploading: we send to it. Exchanging: both. Idle: connected, nothing asked."
                    + " Connecting: ICE and data channel are being set up.",
            100),
    RECEIVED("Received", "Media bytes received from this peer since it was first seen, unused ones included.", 68),
    SENT("Sent", "Media bytes sent to this peer since it was first seen.", 68),
    RATE(
            "Rate in / out, Mbit/s",
            "Mean of the last 3 s. Upper bar: received, in the peer's colour. Lower bar: sent. Full width is the fastest"
                    + " peer.",
            150),
    RTT("RTT", "Round-trip time of the selected ICE candidate pair's checks.", 58),
    CANDIDATES(
            "Candidates",
            "Types of the selected candidate pair, ours first. host: direct address; srflx, prflx: through NAT; relay:"
                    + " through a TURN server.",
            90);

    /** In the order of the table. */
    static final List<PeerColumn> ALL = List.of(values());

    private final String heading;
    private final String explanation;
    private final int width;

    PeerColumn(String heading, String explanation, int width) {
        this.heading = heading;
        this.explanation = explanation;
        this.width = width;
    }

    String heading() {
        return heading;
    }

    String explanation() {
        return explanation;
    }

    /** What it takes to show its usual content. */
    int width() {
        return width;
    }

    boolean number() {
        return this == RECEIVED || this == SENT || this == RTT;
    }

    Comparator<PeerRow> order() {
        return switch (this) {
            case PEER -> Comparator.comparing(PeerRow::name);
            case CLIENT -> Comparator.comparing(row -> row.identity().client());
            case GENERATION -> Comparator.comparing(row -> row.identity().generation());
            case STATE -> Comparator.comparing(PeerRow::state);
            case RECEIVED -> Comparator.comparingLong(row -> row.bytes().in());
            case SENT -> Comparator.comparingLong(row -> row.bytes().out());
            case RATE -> Comparator.comparingDouble(row -> row.rate().sum());
            case RTT -> Comparator.comparing(row -> row.link().roundTrip().orElse(Duration.ofDays(1)));
            case CANDIDATES -> Comparator.comparing(row -> row.link().candidates());
        };
    }

    /** What the cell says; a dash for what is not known. */
    String text(PeerRow row) {
        return switch (this) {
            case PEER -> row.name();
            case CLIENT -> row.identity().client();
            case GENERATION -> row.identity().generation();
            case STATE -> row.state().label();
            case RECEIVED -> Figure.bytes(row.bytes().in()).text();
            case SENT -> Figure.bytes(row.bytes().out()).text();
            case RATE ->
                Figure.rate(row.rate().in()).value() + " / "
                        + Figure.rate(row.rate().out()).value();
            case RTT ->
                row.link().roundTrip().map(trip -> trip.toMillis() + " ms").orElse("–");
            case CANDIDATES ->
                row.link().candidates().isEmpty() ? "–" : row.link().candidates();
        };
    }

    /** Why the cell shows a dash; empty if it does not. */
    String unknown(PeerRow row) {
        boolean dash = text(row).equals("–");
        if (!dash) {
            return "";
        }
        return switch (row.state()) {
            case CONNECTING -> "Not known until the connection stands.";
            case CLOSED -> "The connection has closed and reported none.";
            default -> "The transport has not reported it yet.";
        };
    }

    /** For files: plain numbers without units. */
    String plain(PeerRow row) {
        return switch (this) {
            case PEER -> row.identity().id();
            case RECEIVED -> Long.toString(row.bytes().in());
            case SENT -> Long.toString(row.bytes().out());
            case RATE -> String.format(Locale.ROOT, "%.0f", row.rate().sum());
            case RTT ->
                row.link()
                        .roundTrip()
                        .map(trip -> Long.toString(trip.toMillis()))
                        .orElse("");
            case CANDIDATES -> row.link().candidates();
            default -> text(row);
        };
    }

    /** The heading in files, with the unit of {@link #plain}. */
    String plainHeading() {
        return switch (this) {
            case PEER -> "peer id";
            case RECEIVED -> "received bytes";
            case SENT -> "sent bytes";
            case RATE -> "rate bytes per second";
            case RTT -> "rtt ms";
            case GENERATION -> "generation";
            default -> heading.toLowerCase(Locale.ROOT);
        };
    }
}
