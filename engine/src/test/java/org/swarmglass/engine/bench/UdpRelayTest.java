package org.swarmglass.engine.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.tracker.websocket.Await;

class UdpRelayTest {
    private static final Duration ONE_WAY = Duration.ofMillis(40);
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    /** As Chromium's, with TCP and a second address. */
    private static String description(int port) {
        return String.join(
                "\r\n",
                "v=0",
                "m=application " + port + " UDP/DTLS/SCTP webrtc-datachannel",
                "c=IN IP4 127.0.0.1",
                "a=candidate:1 1 udp 2113937151 10.9.9.9 4444 typ host generation 0",
                "a=candidate:2 1 udp 2113937150 127.0.0.1 " + port + " typ host generation 0",
                "a=candidate:3 1 tcp 1518214911 127.0.0.1 9 typ host tcptype active generation 0",
                "a=sctp-port:5000",
                "");
    }

    @Test
    void whoReadsADescriptionLearnsNoWayButTheRelays() throws IOException {
        try (UdpRelay relay = new UdpRelay(ONE_WAY, 1)) {
            List<String> told = relay.wire().offer(description(5555)).lines().toList();
            assertThat(told).noneMatch(line -> line.contains("5555"));
            assertThat(told.stream().filter(line -> line.startsWith("a=candidate")))
                    .singleElement()
                    .asString()
                    .matches("a=candidate:2 1 udp 2113937150 127\\.0\\.0\\.1 \\d+ typ host generation 0");
            assertThat(told).contains("a=sctp-port:5000");
        }
    }

    @Test
    void aDescriptionWithoutACandidateAtTheRelaysAddressIsRefused() throws IOException {
        try (UdpRelay relay = new UdpRelay(InetAddress.getByName("127.0.0.2"), ONE_WAY, 1)) {
            UdpRelay.Wire wire = relay.wire();
            assertThatThrownBy(() -> wire.offer(description(5555))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void packetsArriveLateFromThePortTheDescriptionTold() throws IOException {
        try (UdpRelay relay = new UdpRelay(ONE_WAY, 1);
                DatagramSocket offerer = new DatagramSocket(0, HERE);
                DatagramSocket answerer = new DatagramSocket(0, HERE)) {
            UdpRelay.Wire wire = relay.wire();
            SocketAddress toOfferer = shown(wire.offer(description(offerer.getLocalPort())));
            SocketAddress toAnswerer = shown(wire.answer(description(answerer.getLocalPort())));
            long sent = System.nanoTime();
            answerer.send(new DatagramPacket(new byte[] {7}, 1, toOfferer));
            DatagramPacket arrived = new DatagramPacket(new byte[9], 9);
            offerer.setSoTimeout(30_000);
            offerer.receive(arrived);
            assertThat(Duration.ofNanos(System.nanoTime() - sent)).isGreaterThanOrEqualTo(ONE_WAY);
            assertThat(arrived.getSocketAddress()).isEqualTo(toAnswerer);
            assertThat(relay.tally())
                    .isEqualTo(new UdpRelay.Tally(1, 0, 1, relay.tally().late()));
        }
    }

    @Test
    void thatPartOfThePacketsIsLost() throws IOException {
        try (UdpRelay relay = new UdpRelay(Duration.ZERO, 1);
                DatagramSocket offerer = new DatagramSocket(0, HERE);
                DatagramSocket answerer = new DatagramSocket(0, HERE)) {
            UdpRelay.Wire wire = relay.wire();
            SocketAddress toOfferer = shown(wire.offer(description(offerer.getLocalPort())));
            relay.lose(0.5);
            for (int i = 1; i <= 400; i++) {
                answerer.send(new DatagramPacket(new byte[] {7}, 1, toOfferer));
                int sent = i;
                // One by one: of a heap of packets the kernel itself drops some while the relay's thread waits its
                // turn.
                Await.until(() -> relay.tally().packets() == sent);
            }
            assertThat(relay.tally().lost()).isBetween(150L, 250L);
        }
    }

    private static SocketAddress shown(String description) {
        String port = description
                .lines()
                .filter(line -> line.startsWith("m="))
                .findFirst()
                .orElseThrow()
                .split(" ")[1];
        return new InetSocketAddress(HERE, Integer.parseInt(port));
    }
}
