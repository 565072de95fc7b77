package org.swarmglass.engine.transport.webrtc;

import java.util.Random;

/** Session descriptions as Chromium 156 writes them (addresses changed), and ways to damage them. */
final class Descriptions {
    static final String CHROMIUM_OFFER = String.join(
            "\r\n",
            "v=0",
            "o=- 4611731400430051336 2 IN IP4 127.0.0.1",
            "s=-",
            "t=0 0",
            "a=group:BUNDLE 0",
            "a=extmap-allow-mixed",
            "a=msid-semantic: WMS",
            "m=application 51234 UDP/DTLS/SCTP webrtc-datachannel",
            "c=IN IP4 0.0.0.0",
            "a=candidate:1 1 udp 2113937151 5b2d1f0e-7c1a-4b3e-9f0d-1a2b3c4d5e6f.local 51234 typ host generation 0"
                    + " network-cost 999",
            "a=candidate:842163049 1 udp 1677729535 198.51.100.7 51234 typ srflx raddr 0.0.0.0 rport 0 generation 0",
            "a=candidate:2 1 tcp 1518280447 192.168.1.5 9 typ host tcptype active generation 0",
            "a=ice-ufrag:EsAw",
            "a=ice-pwd:bP+XJMM09aR8AiX1jdukzR6Y",
            "a=ice-options:trickle",
            "a=fingerprint:sha-256 "
                    + "49:66:12:17:0D:1C:91:AE:57:4C:C6:36:DD:D5:97:D2:7D:62:C9:9A:7F:B9:A3:F4:70:03:E7:43:91:73:23:5E",
            "a=setup:actpass",
            "a=mid:0",
            "a=sctp-port:5000",
            "a=max-message-size:262144",
            "");

    private static final String[] SPLICES = {
        "\r\n",
        "\n",
        "a=",
        "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n",
        "%s%n",
        ":",
        " ",
        "-1",
        "99999999999",
        "a=candidate:1 1 udp 1 127.0.0.1 4000 typ host\r\n",
        "a=mid:9\r\n",
        "a=setup:passive\r\n",
        "\0",
        "\u00ff"
    };

    private Descriptions() {}

    /** The first line that begins so. */
    static String line(String sdp, String beginning) {
        return sdp.lines()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    /** Chromium's offer with the first line that begins so replaced. */
    static String with(String beginning, String replacement) {
        return CHROMIUM_OFFER.replace(line(CHROMIUM_OFFER, beginning), replacement);
    }

    /** One to four cuts, doublings, flips and splices. */
    static String damage(String sdp, Random random) {
        StringBuilder text = new StringBuilder(sdp);
        for (int i = random.nextInt(4); i >= 0 && !text.isEmpty(); i--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + 1 + random.nextInt(40));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, text.substring(from, to));
                case 2 -> text.setCharAt(from, (char) (32 + random.nextInt(95)));
                default -> text.insert(from, SPLICES[random.nextInt(SPLICES.length)]);
            }
        }
        return text.toString();
    }
}
