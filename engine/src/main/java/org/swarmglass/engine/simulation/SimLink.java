package org.swarmglass.engine.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.loop.EngineLoop;
import org.swarmglass.engine.loop.OwnedLoop;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.LinkListener;
import org.swarmglass.engine.transport.LinkStats;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.transport.QueueGauge;

/** One end of a simulated link. Loop thread only. */
final class SimLink implements PeerLink {
    private final SimTransport host;
    private final OwnedLoop loop;
    private final LinkListener listener;
    private final QueueGauge queue = new QueueGauge();
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private @Nullable SimLink remote;
    private EngineLoop.@Nullable Timer failing;
    private String description = "";
    private boolean accepted;
    private boolean open;
    private boolean ended;
    private boolean transmitting;
    private long sentBytes;
    private long receivedBytes;

    SimLink(SimTransport host, LinkListener listener) {
        this.host = host;
        this.loop = new OwnedLoop(host.loop(), this::onFault);
        this.listener = listener;
    }

    void describeLater(Function<SimLink, String> describe) {
        later(SimTransport.GATHERING, () -> {
            description = describe.apply(this);
            listener.onDescription(description);
        });
    }

    /** @param offering empty if it has ended meanwhile, which the answering side cannot know */
    void answers(Optional<SimLink> offering) {
        accepted = true;
        offering.ifPresent(link -> remote = link);
        later(SimTransport.CONNECT_LIMIT, () -> {
            if (!open) {
                end(LinkEnd.Cause.CONNECTION_FAILED, "no connection came about");
            }
        });
    }

    @Override
    public void accept(String answerSdp) {
        loop.assertOnLoop();
        if (ended || accepted) {
            return;
        }
        accepted = true;
        Optional<SimLink> answering = host.network().answering(answerSdp).filter(link -> link.remote == this);
        if (answering.isEmpty()) {
            endLater(LinkEnd.Cause.BAD_DESCRIPTION, "not an answer to this offer");
            return;
        }
        SimLink other = answering.get();
        if (host.network().refuses(host, other.host)) {
            later(SimTransport.FAILS_AFTER, () -> end(LinkEnd.Cause.CONNECTION_FAILED, "no candidate pair works"));
            return;
        }
        remote = other;
        // ICE and DTLS take three round trips.
        Duration handshake = latency().multipliedBy(6);
        later(handshake, this::opened);
        other.later(handshake, other::opened);
        pathChanged();
    }

    private void opened() {
        if (open || !pathUp()) {
            return;
        }
        open = true;
        listener.onOpen();
        host.measureLater();
    }

    @Override
    public void send(byte[] message) {
        loop.assertOnLoop();
        if (!open || ended) {
            return;
        }
        if (message.length > maxMessageBytes() || !queue.accept(host.network().weight(message))) {
            endLater(LinkEnd.Cause.OVERRUN, "a message of " + message.length + " bytes");
            return;
        }
        waiting.add(message);
        transmit();
    }

    private void transmit() {
        SimLink receiver = remote;
        if (transmitting || waiting.isEmpty() || receiver == null || !pathUp()) {
            return;
        }
        transmitting = true;
        byte[] message = waiting.remove();
        int weight = host.network().weight(message);
        long now = loop.nowNanos();
        long byLink = now
                + host.conditions()
                        .transmission(weight, receiver.host.conditions())
                        .toNanos();
        long leaves = Math.max(byLink, host.up().carry(weight, now));
        later(Duration.ofNanos(leaves - now), () -> {
            transmitting = false;
            sentBytes += weight;
            long arrives = leaves + latency().toNanos();
            long through = receiver.host.down().carry(weight, arrives);
            receiver.later(Duration.ofNanos(through - leaves), () -> receiver.received(message));
            if (queue.departed(sentBytes)) {
                listener.onWritable();
            }
            transmit();
        });
    }

    private void received(byte[] message) {
        receivedBytes += host.network().weight(message);
        SimLink from = remote;
        boolean near = from != null
                && host.conditions().sharedWith(from.host.conditions()).isPresent();
        if (!near && SimNetwork.isMedia(message)) {
            host.onFarMedia(message.length);
        }
        listener.onMessage(message);
    }

    @Override
    public boolean congested() {
        return queue.congested();
    }

    @Override
    public long queuedBytes() {
        // In bytes as they were given, which is what a sender counts in; the water marks are judged by what they stand
        // for.
        return queue.queuedBytes() / host.network().scale();
    }

    @Override
    public int maxMessageBytes() {
        return MAX_MESSAGE_BYTES / host.network().scale();
    }

    @Override
    public void close() {
        loop.assertOnLoop();
        if (ended) {
            return;
        }
        ended = true;
        waiting.clear();
        host.left(this);
        host.network().forget(description);
        SimLink other = remote;
        if (other != null && other.remote == this && pathUp()) {
            other.later(latency(), () -> other.end(LinkEnd.Cause.REMOTE_CLOSED, ""));
        }
    }

    void end(LinkEnd.Cause cause, String detail) {
        end(new LinkEnd(cause, detail));
    }

    private void end(LinkEnd end) {
        if (!ended) {
            close();
            listener.onClosed(end);
        }
    }

    private boolean onFault(String task, Throwable fault) {
        boolean contained = !ended;
        end(LinkEnd.ofFault(task, fault));
        return contained;
    }

    void endLater(LinkEnd.Cause cause, String detail) {
        later(Duration.ZERO, () -> end(cause, detail));
    }

    /** One of the two hosts came back or went. */
    void pathChanged() {
        SimLink other = remote;
        if (other == null) {
            return;
        }
        watchPath();
        other.watchPath();
    }

    private void watchPath() {
        if (failing != null) {
            failing.cancel();
            failing = null;
        }
        if (ended) {
            return;
        }
        if (pathUp()) {
            transmit();
        } else {
            failing = loop.after(
                    SimTransport.FAILS_AFTER,
                    "simulated link fails",
                    () -> end(LinkEnd.Cause.CONNECTION_FAILED, "the remote is gone"));
        }
    }

    private boolean pathUp() {
        SimLink other = remote;
        return host.reachable() && other != null && other.host.reachable();
    }

    private Duration latency() {
        SimLink other = remote;
        return other == null ? Duration.ZERO : host.conditions().latencyTo(other.host.conditions());
    }

    void measure() {
        if (open && !ended) {
            Duration roundTrip = latency().multipliedBy(2);
            LinkStats now = new LinkStats("host", "host", Optional.of(roundTrip), receivedBytes, sentBytes);
            loop.run("simulated link", () -> listener.onStats(now));
        }
    }

    /** Nothing happens to a link that has ended. */
    private void later(Duration delay, Runnable task) {
        loop.after(delay, "simulated link", () -> {
            if (!ended) {
                task.run();
            }
        });
    }
}
