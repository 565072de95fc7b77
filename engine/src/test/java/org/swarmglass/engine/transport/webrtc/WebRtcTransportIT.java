package org.swarmglass.engine.transport.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.loop.LoopProbe;
import org.swarmglass.engine.transport.LinkEnd;
import org.swarmglass.engine.transport.LinkStats;

/**
 * What may end the JVM or leave this machine: in a JVM and a network namespace of its own. Needs user namespaces
 * ({@code unshare -Urn}) and fails where they are forbidden.
 */
class WebRtcTransportIT {
    private static final String LOOPBACK_ONLY = "ip link set lo up";
    private static final String ONE_INTERFACE = "ip link set lo up && ip link add veth0 type veth peer name veth1"
            + " && ip addr add 10.99.0.1/24 dev veth0 && ip link set veth0 up && ip link set veth1 up"
            + " && ip route add default via 10.99.0.2";

    @Test
    void tenThousandDamagedOffersDoNotEndTheProcess() throws Exception {
        List<String> said = trial(LOOPBACK_ONLY, "hostile", 10_000);
        assertThat(figure(said, "answered"))
                .as("offers that got as far as an answer")
                .isGreaterThan(500);
    }

    @Test
    void aThousandConnectionsLeaveNoMemoryBehind() throws Exception {
        List<String> said = trial(LOOPBACK_ONLY, "connect", 1_000);
        // Without NativeRelease each of the 2,000 connections leaves 64 KB: 128 MB.
        assertThat(figure(said, "grownKilobytes")).isLessThan(32_000);
    }

    @Test
    void threeHundredRestartsLeaveNoThreadAndNoFileBehind() throws Exception {
        List<String> said = trial(LOOPBACK_ONLY, "restart", 300);
        assertThat(figure(said, "moreThreads")).isLessThanOrEqualTo(5);
        assertThat(figure(said, "moreFiles")).isLessThanOrEqualTo(5);
    }

    @Test
    void connectsOverAnInterfaceInNormalMode() throws Exception {
        List<String> said = trial(ONE_INTERFACE, "network", 200);
        assertThat(figure(said, "candidates")).isPositive();
    }

    @Test
    void takesAnotherPortWhenAnotherProcessWasFaster() throws Exception {
        Process holder = new ProcessBuilder(command("hold-port", 0)).start();
        try (BufferedReader reader = reader(holder);
                LoopProbe probe = new LoopProbe("test-loop")) {
            int held = (int) figure(List.of(reader.readLine()), "port");
            NativeRuntime.load();
            RtcFactory factory = new RtcFactory(probe.loop(), 1);
            CompletableFuture<String> described = new CompletableFuture<>();
            RtcConnection connection = new RtcConnection(
                    factory,
                    TransportOptions.of(List.of(), true),
                    new HeldPortFirst(held),
                    new DescriptionOrEnd(described));
            connection.offer();
            assertThat(described.get(20, TimeUnit.SECONDS))
                    .contains(" 127.0.0.1 ")
                    .doesNotContain(" 127.0.0.1 " + held + " ");
            factory.dispose();
            assertThat(factory.awaitEnd(Duration.ofSeconds(10))).isTrue();
            assertThat(probe.takeFaults()).isEmpty();
        } finally {
            holder.destroy();
        }
    }

    /** Runs {@link TransportTrial} and returns its lines. */
    private static List<String> trial(String network, String name, int count) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("unshare", "-Urn", "sh", "-c", network + " && exec \"$@\"", "sh"));
        command.addAll(command(name, count));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines;
        try (BufferedReader reader = reader(process)) {
            lines = reader.lines().toList();
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor())
                .as("exit code of %s:%n%s", name, String.join("\n", lines))
                .isZero();
        assertThat(lines).contains("done");
        return lines;
    }

    private static List<String> command(String name, int count) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms96m", // a heap of fixed size: what grows is native
                "-Xmx96m",
                "-XX:+AlwaysPreTouch",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                TransportTrial.class.getName(),
                name,
                String.valueOf(count));
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static long figure(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "="))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** Says first that the held port is free. */
    private static final class HeldPortFirst implements PortSource {
        private final int held;
        private boolean offered;

        HeldPortFirst(int held) {
            this.held = held;
        }

        @Override
        public int reserve() throws IOException {
            if (!offered) {
                offered = true;
                return held;
            }
            return LoopbackPorts.SHARED.reserve();
        }

        @Override
        public void release(int port) {
            LoopbackPorts.SHARED.release(port);
        }
    }

    private record DescriptionOrEnd(CompletableFuture<String> result) implements LinkEvents {
        @Override
        public void described(String sdp) {
            result.complete(sdp);
        }

        @Override
        public void ended(LinkEnd end) {
            result.complete(end.toString());
        }

        @Override
        public void opened() {}

        @Override
        public void received(byte[] message) {}

        @Override
        public void departed(long total) {}

        @Override
        public void measured(LinkStats stats) {}
    }
}
