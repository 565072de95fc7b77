package org.swarmglass.engine.transport.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteDescriptionTest {
    private static final CandidatePolicy STRICT = new CandidatePolicy(false);
    private static final CandidatePolicy LOOPBACK = new CandidatePolicy(true);

    @Test
    void understandsAnOfferOfChromium() throws Exception {
        RemoteDescription offer = RemoteDescription.parse(Descriptions.CHROMIUM_OFFER, STRICT);
        assertThat(offer.mid()).contains("0");
        assertThat(offer.bundled()).isTrue();
        assertThat(offer.setup()).isEqualTo("actpass");
        assertThat(offer.sctpPort()).isEqualTo(5000);
        assertThat(offer.maxMessageBytes()).isEqualTo(65_535);
        assertThat(offer.candidates())
                .containsExactly(
                        "candidate:1 1 udp 2113937151 5b2d1f0e-7c1a-4b3e-9f0d-1a2b3c4d5e6f.local 51234 typ host",
                        "candidate:842163049 1 udp 1677729535 198.51.100.7 51234 typ srflx");
    }

    @Test
    void whatItComposesIsUnderstoodAgain() throws Exception {
        RemoteDescription offer = RemoteDescription.parse(Descriptions.CHROMIUM_OFFER, STRICT);
        assertThat(RemoteDescription.parse(offer.toSdp(), STRICT)).isEqualTo(offer);
    }

    @Test
    void nothingThatAStrangerWroteElsewhereReachesTheNativeLibrary() throws Exception {
        String hostile = Descriptions.CHROMIUM_OFFER
                .replace("s=-", "s=../../etc/passwd")
                .replace("c=IN IP4 0.0.0.0", "c=IN IP4 169.254.169.254")
                .replace("a=mid:0", "a=mid:0\r\na=crypto:1 AES inline:x\r\na=x-unknown:%n%s%n")
                .replace("o=- 4611731400430051336", "o=" + "A".repeat(4000) + " 1");
        String composed = RemoteDescription.parse(hostile, STRICT).toSdp();
        assertThat(composed)
                .doesNotContain("passwd", "169.254", "crypto", "%n", "AAAA")
                .isEqualTo(RemoteDescription.parse(Descriptions.CHROMIUM_OFFER, STRICT)
                        .toSdp());
    }

    @Test
    void valuesOfTheSessionLevelCount() throws Exception {
        String fingerprint = Descriptions.line(Descriptions.CHROMIUM_OFFER, "a=fingerprint");
        String moved = Descriptions.CHROMIUM_OFFER
                .replace(fingerprint + "\r\n", "")
                .replace("t=0 0\r\n", "t=0 0\r\n" + fingerprint + "\r\n");
        assertThat(RemoteDescription.parse(moved, STRICT).credentials().fingerprint())
                .startsWith("sha-256 ");
    }

    @ParameterizedTest
    @CsvSource({"0,65535", "262144,65535", "1073741823,65535", "9999999999,65535", "16384,16384", "1024,1024"})
    void sendsNoMoreThanTheRemoteAccepts(String stated, int usable) throws Exception {
        String sdp = Descriptions.with("a=max-message-size", "a=max-message-size:" + stated);
        assertThat(RemoteDescription.parse(sdp, STRICT).maxMessageBytes()).isEqualTo(usable);
    }

    @Test
    void anAbsentMessageSizeMeans64KiB() throws Exception {
        String sdp = Descriptions.CHROMIUM_OFFER.replace("a=max-message-size:262144\r\n", "");
        assertThat(RemoteDescription.parse(sdp, STRICT).maxMessageBytes()).isEqualTo(65_535);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=ice-ufrag:ab",
                "a=ice-ufrag:abc defg",
                "a=ice-pwd:short",
                "a=fingerprint:sha-256 AB:CD",
                "a=fingerprint:md5 AB:CD:EF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC",
                "a=fingerprint:sha-256 ZZ",
                "a=setup:holdconn",
                "a=sctp-port:0",
                "a=sctp-port:-1",
                "a=max-message-size:1",
                "a=max-message-size:99999999999999999999",
                "a=mid:<script>",
                "m=application 0 UDP/DTLS/SCTP webrtc-datachannel",
                "m=audio 9 UDP/TLS/RTP/SAVPF 111",
                "m=application 9 DTLS/SCTP 5000",
                "v=1"
            })
    void refusesMalformedValues(String line) {
        String name = line.startsWith("a=") ? line.substring(0, line.indexOf(':')) : line.substring(0, 2);
        assertThatThrownBy(() -> RemoteDescription.parse(Descriptions.with(name, line), STRICT))
                .isInstanceOf(BadDescriptionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=ice-ufrag", "a=ice-pwd", "a=fingerprint", "a=setup", "m=", "v="})
    void refusesWhatLacksAnEssential(String name) {
        String line = Descriptions.line(Descriptions.CHROMIUM_OFFER, name);
        assertThatThrownBy(
                        () -> RemoteDescription.parse(Descriptions.CHROMIUM_OFFER.replace(line + "\r\n", ""), STRICT))
                .isInstanceOf(BadDescriptionException.class);
    }

    @Test
    void refusesTextsThatAreTooLongOrNotText() {
        List<String> hostile = List.of(
                "",
                "\r\n",
                "v=0",
                Descriptions.CHROMIUM_OFFER + "a=x:" + "A".repeat(33_000),
                Descriptions.CHROMIUM_OFFER + "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n",
                Descriptions.CHROMIUM_OFFER.replace("a=mid:0", "a=mid:0\0"),
                Descriptions.CHROMIUM_OFFER.replace("a=mid:0\r\n", "a=mid:0\ra=mid:1\r\n"),
                Descriptions.CHROMIUM_OFFER.replace("a=mid:0", "a=mid:\u00e9"),
                Descriptions.CHROMIUM_OFFER.replace("s=-", "s=\u202e"));
        for (String sdp : hostile) {
            assertThatThrownBy(() -> RemoteDescription.parse(sdp, STRICT)).isInstanceOf(BadDescriptionException.class);
        }
    }

    @Test
    void keepsTwentyCandidatesAndNoMore() throws Exception {
        StringBuilder sdp = new StringBuilder(Descriptions.CHROMIUM_OFFER);
        IntStream.range(0, 200)
                .forEach(i -> sdp.append("a=candidate:9 1 udp 1 198.51.100.9 " + (2000 + i) + " typ host\r\n"));
        assertThat(RemoteDescription.parse(sdp.toString(), STRICT).candidates()).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "candidate:1 1 tcp 1 198.51.100.9 4000 typ host tcptype active",
                "candidate:1 2 udp 1 198.51.100.9 4000 typ host",
                "candidate:1 1 udp 4294967296 198.51.100.9 4000 typ host",
                "candidate:1 1 udp 1 198.51.100.9 4000 typ evil",
                "candidate:1 1 udp 1 198.51.100.9 99999 typ host",
                "candidate:1 1 udp 1 198.51.100.9 53 typ host",
                "candidate:1 1 udp 1 internal.example.com 4000 typ host",
                "candidate:1 1 udp 1 localhost 4000 typ host",
                "candidate:1 1 udp 1 %s%n 4000 typ host",
                "candidate: 1 udp 1",
                "candidate:"
            })
    void leavesUnusableCandidatesOut(String candidate) throws Exception {
        String sdp = Descriptions.CHROMIUM_OFFER + "a=" + candidate + "\r\n";
        assertThat(RemoteDescription.parse(sdp, LOOPBACK))
                .isEqualTo(RemoteDescription.parse(Descriptions.CHROMIUM_OFFER, LOOPBACK));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,true",
        "127.1.2.3,true",
        "::1,true",
        "::ffff:127.0.0.1,true",
        "169.254.169.254,true",
        "fe80::1,true",
        "0.0.0.0,false",
        "0.1.2.3,false",
        "::,false",
        "224.0.0.1,false",
        "239.255.255.250,false",
        "255.255.255.255,false",
        "240.0.0.1,false",
        "ff02::1,false",
        "::7f00:1,false",
        "64:ff9b::7f00:1,false",
        "2002:7f00:1::,false",
        "127.0.0.01,false",
        "0x7f.0.0.1,false",
        "2130706433,false",
        "127.1,false",
        "256.1.1.1,false",
        "1:2,false",
        "fe80::1%eth0,false"
    })
    void sendsNothingToAddressesThatAStrangerHasNoBusinessWith(String address, boolean evenInLoopbackMode) {
        assertThat(STRICT.allows(address, 4000)).isFalse();
        assertThat(LOOPBACK.allows(address, 4000)).isEqualTo(evenInLoopbackMode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.7", "192.168.1.20", "10.1.2.3", "2001:db8::7", "fd12::3", "a-b-c.local"})
    void reachesPeersOnTheInternetAndInTheSameHouse(String address) {
        assertThat(STRICT.allows(address, 4000)).isTrue();
    }

    @Test
    void survivesRandomDamage() {
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            String damaged = Descriptions.damage(Descriptions.CHROMIUM_OFFER, random);
            try {
                String composed = RemoteDescription.parse(damaged, STRICT).toSdp();
                assertThat(RemoteDescription.parse(composed, STRICT).toSdp()).isEqualTo(composed);
            } catch (BadDescriptionException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }
}
