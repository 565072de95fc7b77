package org.swarmglass.engine.transport.webrtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.transport.Slice;

/** One native factory (five native threads), its {@link RtcThread} and its open connections. */
final class RtcFactory {
    private final RtcThread thread;
    private final AtomicLong received = new AtomicLong();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Set<RtcConnection> connections = new HashSet<>();
    private boolean closing;
    private byte[] outgoing = {};
    private @Nullable PeerConnectionFactory factory;
    private @Nullable HeadlessAudioDeviceModule audio;

    /** Begins to make the native factory; {@link #ready} tells how it went. Any thread. */
    RtcFactory(EngineLoop loop, int number) {
        thread = new RtcThread(loop, "rtc-io-" + number);
        thread.execute(this::create);
    }

    private void create() {
        try {
            // Without an explicit module libwebrtc looks for a sound device and aborts the process if there is none.
            audio = new HeadlessAudioDeviceModule();
            factory = new PeerConnectionFactory(audio);
            ready.complete(null);
        } catch (Throwable failure) { // the library throws java.lang.Error
            ready.completeExceptionally(failure);
        }
    }

    CompletableFuture<Void> ready() {
        return ready;
    }

    RtcThread thread() {
        return thread;
    }

    /** Counts a received message. Any thread. */
    void countReceived() {
        received.incrementAndGet();
    }

    /** Messages received by all connections ever made here, each of which leaked a little. Any thread. */
    long received() {
        return received.get();
    }

    /** On rtc-io. The configuration must be one that libwebrtc accepts: a refusal is a segmentation fault. */
    RTCPeerConnection connect(RTCConfiguration configuration, PeerConnectionObserver observer) {
        PeerConnectionFactory made = factory;
        if (made == null || closing) {
            throw new IllegalStateException("the native factory could not be made or is closing");
        }
        return made.createPeerConnection(configuration, observer);
    }

    /**
     * The message in an array of exactly its length: 0.14.0 sends the whole array behind a buffer, and has copied it when
     * its call returns. On rtc-io; valid until the next call.
     */
    byte[] exact(Slice message) {
        if (message.length() == message.bytes().length) {
            return message.bytes();
        }
        // One for all channels: a new one for each message is cold memory, 1 to 3 % of what a transfer costs.
        outgoing = message.into(outgoing);
        return outgoing;
    }

    /** On rtc-io. False when no native object made here may be touched any more. */
    boolean alive() {
        return factory != null;
    }

    /** On rtc-io: this connection holds native objects and must be closed before the factory. */
    void add(RtcConnection connection) {
        connections.add(connection);
    }

    /** On rtc-io. */
    void remove(RtcConnection connection) {
        connections.remove(connection);
    }

    /** Closes what is open, then frees the factory and ends the thread. Any thread, also twice; does not wait. */
    void dispose() {
        thread.execute(() -> {
            closing = true; // a connection made from here on would outlive the factory: a segmentation fault
            List.copyOf(connections).forEach(RtcConnection::closeNow);
            // Closing was the last thing that callbacks could overtake: what they handed in runs before the next task.
            thread.execute(this::free);
        });
    }

    private void free() {
        PeerConnectionFactory made = factory;
        factory = null;
        try {
            if (made != null) {
                made.dispose();
            }
            if (audio != null) {
                audio.dispose();
                audio = null;
            }
        } finally {
            thread.end();
        }
    }

    /** Any thread. */
    boolean ended() {
        return thread.ended();
    }

    /** Waits for the end. False if it still runs. */
    boolean awaitEnd(Duration limit) {
        return thread.awaitEnd(limit);
    }
}
