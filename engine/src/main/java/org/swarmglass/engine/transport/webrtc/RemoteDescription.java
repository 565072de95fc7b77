package org.swarmglass.engine.transport.webrtc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.swarmglass.engine.transport.PeerLink;

/**
 * What we understood of a remote SDP (RFC 8866, RFC 8841). The native library only ever sees {@link #toSdp()}, a text
 * composed from these checked values; nothing else a stranger wrote gets there. Pure.
 *
 * @param mid {@code a=mid}, which an answer must repeat
 * @param bundled the section is named in {@code a=group:BUNDLE}
 * @param maxMessageBytes what the remote accepts, at most {@link PeerLink#MAX_MESSAGE_BYTES}
 * @param candidates {@code candidate:...} lines, rebuilt, allowed by the policy
 */
record RemoteDescription(
        Optional<String> mid,
        boolean bundled,
        Credentials credentials,
        String setup,
        int sctpPort,
        int maxMessageBytes,
        List<String> candidates) {

    private static final int MAX_CHARACTERS = 32 << 10;
    private static final int MAX_CANDIDATES = 20;

    /** Less could not carry an announcement; only a mistake or malice says so. */
    private static final int MIN_MESSAGE_BYTES = 1024;

    private static final Pattern MEDIA =
            Pattern.compile("m=application (\\d{1,5}) (?:UDP|TCP)/DTLS/SCTP webrtc-datachannel");
    private static final Pattern FINGERPRINT =
            Pattern.compile("(?i)(sha-1|sha-224|sha-256|sha-384|sha-512) ((?:[0-9A-F]{2}:)+[0-9A-F]{2})");
    private static final Map<String, Integer> HASH_BYTES =
            Map.of("sha-1", 20, "sha-224", 28, "sha-256", 32, "sha-384", 48, "sha-512", 64);
    private static final Pattern UFRAG = Pattern.compile("[A-Za-z0-9+/]{4,256}");
    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9+/]{22,256}");
    private static final Pattern MID = Pattern.compile("[A-Za-z0-9_-]{1,16}");
    private static final Pattern SETUP = Pattern.compile("actpass|active|passive");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");
    private static final Pattern CANDIDATE = Pattern.compile("candidate:([A-Za-z0-9+/]{1,32}) 1 (?i:udp) (\\d{1,10})"
            + " (\\S{1,80}) (\\d{1,5}) typ (host|srflx|prflx|relay)(?: .*)?");

    RemoteDescription {
        candidates = List.copyOf(candidates);
    }

    /**
     * ICE and DTLS secrets of the remote.
     *
     * @param fingerprint {@code sha-256 AB:CD:...}
     */
    record Credentials(String ufrag, String password, String fingerprint) {}

    /** @throws BadDescriptionException if no data channel can come of it. Unusable candidates are just left out. */
    static RemoteDescription parse(String sdp, CandidatePolicy policy) throws BadDescriptionException {
        Attributes attributes = new Attributes(lines(sdp));
        Optional<String> mid = attributes.last("mid", MID);
        return new RemoteDescription(
                mid,
                mid.isPresent() && attributes.bundles(mid.get()),
                new Credentials(
                        attributes.required("ice-ufrag", UFRAG),
                        attributes.required("ice-pwd", PASSWORD),
                        fingerprint(attributes.required("fingerprint", FINGERPRINT))),
                attributes.required("setup", SETUP),
                sctpPort(attributes),
                maxMessageBytes(attributes),
                candidates(attributes, policy));
    }

    /** The text for the native library. */
    String toSdp() {
        StringBuilder sdp = new StringBuilder(1024);
        line(sdp, "v=0");
        line(sdp, "o=- 1 2 IN IP4 127.0.0.1");
        line(sdp, "s=-");
        line(sdp, "t=0 0");
        if (bundled) {
            line(sdp, "a=group:BUNDLE " + mid.orElseThrow());
        }
        line(sdp, "m=application 9 UDP/DTLS/SCTP webrtc-datachannel");
        line(sdp, "c=IN IP4 0.0.0.0");
        candidates.forEach(candidate -> line(sdp, "a=" + candidate));
        line(sdp, "a=ice-ufrag:" + credentials.ufrag());
        line(sdp, "a=ice-pwd:" + credentials.password());
        line(sdp, "a=fingerprint:" + credentials.fingerprint());
        line(sdp, "a=setup:" + setup);
        mid.ifPresent(name -> line(sdp, "a=mid:" + name));
        line(sdp, "a=sctp-port:" + sctpPort);
        line(sdp, "a=max-message-size:" + maxMessageBytes);
        return sdp.toString();
    }

    private static void line(StringBuilder sdp, String line) {
        sdp.append(line).append("\r\n");
    }

    private static List<String> lines(String sdp) throws BadDescriptionException {
        if (sdp.length() > MAX_CHARACTERS) {
            throw new BadDescriptionException("a description of " + sdp.length() + " characters");
        }
        for (int i = 0; i < sdp.length(); i++) {
            char c = sdp.charAt(i);
            if (c != '\r' && c != '\n' && (c < ' ' || c > '~')) {
                throw new BadDescriptionException("the character " + (int) c + " in a description");
            }
        }
        List<String> lines = List.of(sdp.split("\r?\n", -1));
        if (!lines.get(0).equals("v=0") || sdp.replace("\r\n", "\n").indexOf('\r') >= 0) {
            throw new BadDescriptionException("not a session description");
        }
        List<String> media =
                lines.stream().filter(line -> line.startsWith("m=")).toList();
        Matcher form = MEDIA.matcher(media.isEmpty() ? "" : media.get(0));
        if (media.size() != 1 || !form.matches() || Integer.parseInt(form.group(1)) == 0) {
            throw new BadDescriptionException(
                    media.size() == 1 ? "the section is not a data channel's" : media.size() + " media sections");
        }
        return lines;
    }

    private static String fingerprint(String text) throws BadDescriptionException {
        Matcher form = FINGERPRINT.matcher(text);
        if (!form.matches()) {
            throw new BadDescriptionException("malformed fingerprint");
        }
        String algorithm = form.group(1).toLowerCase(Locale.ROOT);
        if ((form.group(2).length() + 1) / 3 != HASH_BYTES.getOrDefault(algorithm, 0)) {
            throw new BadDescriptionException("a fingerprint of the wrong length");
        }
        return algorithm + " " + form.group(2).toUpperCase(Locale.ROOT);
    }

    private static int sctpPort(Attributes attributes) throws BadDescriptionException {
        OptionalInt port = attributes.number("sctp-port", 65_535);
        if (port.orElse(5000) == 0) {
            throw new BadDescriptionException("SCTP port 0");
        }
        return port.orElse(5000);
    }

    /** Absent means 65,536, 0 means no limit (RFC 8841 section 6). */
    private static int maxMessageBytes(Attributes attributes) throws BadDescriptionException {
        int stated = attributes
                .number("max-message-size", PeerLink.MAX_MESSAGE_BYTES)
                .orElse(0);
        if (stated != 0 && stated < MIN_MESSAGE_BYTES) {
            throw new BadDescriptionException("a largest message of only " + stated + " bytes");
        }
        return stated == 0 ? PeerLink.MAX_MESSAGE_BYTES : stated;
    }

    private static List<String> candidates(Attributes attributes, CandidatePolicy policy) {
        List<String> usable = new ArrayList<>();
        for (String text : attributes.candidates()) {
            Matcher form = CANDIDATE.matcher(text);
            if (usable.size() < MAX_CANDIDATES
                    && form.matches()
                    && Long.parseLong(form.group(2)) <= 0xFFFF_FFFFL
                    && policy.allows(form.group(3), Integer.parseInt(form.group(4)))) {
                usable.add("candidate:%s 1 udp %s %s %s typ %s"
                        .formatted(form.group(1), form.group(2), form.group(3), form.group(4), form.group(5)));
            }
        }
        return usable;
    }

    /** The {@code a=} lines, session level first; what the section says wins. */
    private record Attributes(List<String> lines) {
        Optional<String> last(String name, Pattern form) throws BadDescriptionException {
            String prefix = "a=" + name + ":";
            Optional<String> found = lines.stream()
                    .filter(line -> line.startsWith(prefix))
                    .reduce((earlier, later) -> later)
                    .map(line -> line.substring(prefix.length()).strip());
            if (found.isPresent() && !form.matcher(found.get()).matches()) {
                throw new BadDescriptionException("malformed a=" + name);
            }
            return found;
        }

        String required(String name, Pattern form) throws BadDescriptionException {
            return last(name, form).orElseThrow(() -> new BadDescriptionException("no a=" + name));
        }

        /** @param cap larger numbers count as this */
        OptionalInt number(String name, int cap) throws BadDescriptionException {
            Optional<String> found = last(name, NUMBER);
            return found.isEmpty()
                    ? OptionalInt.empty()
                    : OptionalInt.of((int) Math.min(cap, Long.parseLong(found.get())));
        }

        boolean bundles(String mid) {
            return lines.stream()
                    .anyMatch(line -> line.startsWith("a=group:BUNDLE")
                            && List.of(line.split(" ")).contains(mid));
        }

        List<String> candidates() {
            return lines.stream()
                    .filter(line -> line.startsWith("a=candidate:"))
                    .map(line -> line.substring(2).strip())
                    .toList();
        }
    }
}
