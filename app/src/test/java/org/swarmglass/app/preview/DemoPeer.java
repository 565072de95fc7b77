package org.swarmglass.app.preview;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.PeerId;
import org.swarmglass.engine.snapshot.PeerSnapshot;
import org.swarmglass.engine.snapshot.PeerSnapshot.PeerState;

/** A made-up peer whose rates wander. */
final class DemoPeer {
    private static final String ALPHABET = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final String[][] CLIENTS = {
        {"-PM0203-", "p2p-media-loader 2.3"}, {"-sg0100-", "Swarmglass 0.1"}, {"-PM0203-", "p2p-media-loader 2.3"}
    };
    private static final String[] PAIRS = {"host/host", "srflx/prflx", "host/prflx", "relay/srflx"};

    private final Random chance;
    private final PeerId id;
    private final String client;
    private final String candidates;
    private final double appetite;
    private double in;
    private double out;
    private double bytesIn;
    private double bytesOut;
    private double connectedSeconds;
    private PeerState state = PeerState.IDLE;

    DemoPeer(Random chance, int index) {
        this.chance = chance;
        String[] kind = CLIENTS[index % CLIENTS.length];
        StringBuilder text = new StringBuilder(kind[0]);
        while (text.length() < 20) {
            text.append(ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
        }
        id = new PeerId(text.toString());
        client = kind[1];
        candidates = PAIRS[chance.nextInt(PAIRS.length)];
        appetite = 0.35 + 1.5 / (1 + index);
        in = appetite;
        out = appetite / 2;
    }

    PeerId id() {
        return id;
    }

    void connecting() {
        state = PeerState.CONNECTING;
    }

    void close() {
        state = PeerState.CLOSED;
    }

    boolean connected() {
        return state.connected();
    }

    /** Moves on by some seconds; rates are megabits per second. */
    void advance(double seconds, double scale) {
        if (!connected()) {
            return;
        }
        in = wander(in, appetite, seconds);
        out = wander(out, appetite * 0.7, seconds);
        bytesIn += in * scale * seconds * 1e6 / 8;
        bytesOut += out * scale * seconds * 1e6 / 8;
        connectedSeconds += seconds;
        boolean receives = in > appetite * 0.35;
        boolean sends = out > appetite * 0.35;
        state = receives && sends
                ? PeerState.EXCHANGING
                : receives ? PeerState.DOWNLOADING : sends ? PeerState.UPLOADING : PeerState.IDLE;
    }

    long bytesIn() {
        return Math.round(bytesIn);
    }

    long bytesOut() {
        return Math.round(bytesOut);
    }

    PeerSnapshot snapshot(InfoHash swarm) {
        boolean up = connected();
        return new PeerSnapshot(
                id,
                client,
                Generation.V2_3,
                swarm,
                state,
                bytesIn(),
                bytesOut(),
                up ? Optional.of(Duration.ofMillis(12 + Math.abs(id.hashCode() % 80))) : Optional.empty(),
                up ? candidates : "",
                Duration.ofMillis(Math.round(connectedSeconds * 1000)),
                up ? 24 : 0);
    }

    private double wander(double value, double home, double seconds) {
        double pull = (home - value) * 0.08 * seconds;
        double kick = chance.nextGaussian() * home * 0.42 * Math.sqrt(seconds);
        return Math.max(0, Math.min(home * 3, value + pull + kick));
    }
}
