package org.swarmglass.engine.transport.webrtc;

import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.swarmglass.engine.loop.LoopProbe;
import org.swarmglass.engine.transport.LinkPair;
import org.swarmglass.engine.transport.PeerLink;
import org.swarmglass.engine.transport.RecordingLinkListener;

/**
 * What could end a JVM, for one of its own: {@link WebRtcTransportIT} starts it in a network namespace. Prints figures as
 * {@code name=value}.
 */
final class TransportTrial {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int AT_ONCE = 20;

    private final LoopProbe probe = new LoopProbe("trial-loop");

    private TransportTrial() {}

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[1]);
        switch (arguments[0]) {
            case "hostile" -> new TransportTrial().hostile(count);
            case "connect" -> new TransportTrial().connect(count);
            case "restart" -> new TransportTrial().restart(count);
            case "network" -> new TransportTrial().network(count);
            case "hold-port" -> holdPort();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println("done");
    }

    /** Damaged offers, as far as they get. */
    private void hostile(int count) throws Exception {
        Random random = new Random(5);
        int answered = 0;
        try (WebRtcTransport transport = start(true)) {
            for (int done = 0; done < count; done += 5 * AT_ONCE) {
                answered += answerDamagedOffers(transport, random, 5 * AT_ONCE);
            }
        }
        finish();
        System.out.println("answered=" + answered);
    }

    private int answerDamagedOffers(WebRtcTransport transport, Random random, int count) {
        List<RecordingLinkListener> hear = new ArrayList<>();
        List<PeerLink> links = probe.onLoop(() -> IntStream.range(0, count)
                .mapToObj(i -> {
                    RecordingLinkListener listener = new RecordingLinkListener();
                    hear.add(listener);
                    return transport.answer(Descriptions.damage(Descriptions.CHROMIUM_OFFER, random), listener);
                })
                .toList());
        probe.await(
                "answers or refusals",
                PATIENCE,
                () -> hear.stream().allMatch(listener -> !listener.descriptions.isEmpty() || !listener.ends.isEmpty()));
        return probe.onLoop(() -> {
            links.forEach(PeerLink::close);
            return (int) hear.stream()
                    .filter(listener -> !listener.descriptions.isEmpty())
                    .count();
        });
    }

    /** Pairs that connect, say something and go; memory must stay flat. */
    private void connect(int count) throws Exception {
        try (WebRtcTransport here = start(true);
                WebRtcTransport there = start(true)) {
            connectAndClose(here, there, count / 2); // compiled code and allocator arenas come to rest
            long before = residentKilobytes();
            connectAndClose(here, there, count);
            System.out.println("grownKilobytes=" + (residentKilobytes() - before));
            System.out.println("openFiles=" + openFiles());
        }
        finish();
    }

    private void connectAndClose(WebRtcTransport here, WebRtcTransport there, int count) {
        for (int done = 0; done < count; done += AT_ONCE) {
            List<LinkPair> pairs = probe.onLoop(() -> IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> new LinkPair(here, there))
                    .toList());
            probe.await("all open", PATIENCE, () -> pairs.stream().allMatch(LinkPair::open));
            probe.onLoop(() -> {
                pairs.forEach(pair -> pair.offerer.send(new byte[16_384]));
                return true;
            });
            probe.await(
                    "all arrives",
                    PATIENCE,
                    () -> pairs.stream().allMatch(pair -> pair.answererHears.receivedBytes() == 16_384));
            probe.onLoop(() -> {
                pairs.forEach(pair -> pair.offerer.close());
                return true;
            });
            probe.await(
                    "all are gone",
                    PATIENCE,
                    () -> pairs.stream().noneMatch(pair -> pair.answererHears.ends.isEmpty()));
        }
    }

    /** Factories that come and go with connections in every state. */
    private void restart(int count) throws Exception {
        int threads = 0;
        long files = 0;
        for (int i = 0; i < count; i++) {
            try (WebRtcTransport here = start(true);
                    WebRtcTransport there = start(true)) {
                LinkPair pair = probe.onLoop(() -> new LinkPair(here, there));
                if (i % 4 == 0) {
                    probe.await("both sides open", PATIENCE, pair::open);
                }
            }
            if (i == 10) {
                threads = threads();
                files = openFiles();
            }
        }
        System.out.println("moreThreads=" + (threads() - threads));
        System.out.println("moreFiles=" + (openFiles() - files));
        finish();
    }

    /** Normal mode, over an interface that has an address. */
    private void network(int count) throws Exception {
        try (WebRtcTransport here = start(false);
                WebRtcTransport there = start(false)) {
            LinkPair pair = probe.onLoop(() -> new LinkPair(here, there));
            probe.await("both sides open", PATIENCE, pair::open);
            probe.onLoop(() -> {
                IntStream.range(0, count).forEach(i -> pair.offerer.send(new byte[65_535]));
                return true;
            });
            probe.await("all arrives", PATIENCE, () -> pair.answererHears.messages.size() == count);
            System.out.println("candidates="
                    + pair.offererHears
                            .descriptions
                            .get(0)
                            .lines()
                            .filter(line -> line.startsWith("a=candidate"))
                            .count());
        }
        finish();
    }

    private static void holdPort() throws IOException {
        try (DatagramSocket held = new DatagramSocket(0)) {
            System.out.println("port=" + held.getLocalPort());
            int unusedEnd = System.in.read();
        }
    }

    private WebRtcTransport start(boolean loopback) throws TransportUnavailableException {
        return WebRtcTransport.start(probe.loop(), TransportOptions.of(List.of(), loopback));
    }

    private void finish() {
        List<String> faults = new ArrayList<>(probe.takeFaults());
        probe.close();
        if (!faults.isEmpty()) {
            throw new IllegalStateException(faults.toString());
        }
    }

    private static int threads() throws IOException {
        return (int) count("/proc/self/task");
    }

    private static long openFiles() throws IOException {
        return count("/proc/self/fd");
    }

    private static long count(String folder) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(folder))) {
            return entries.count();
        }
    }

    private static long residentKilobytes() throws IOException {
        System.gc();
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
