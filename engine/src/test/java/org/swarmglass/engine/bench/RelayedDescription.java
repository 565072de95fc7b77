package org.swarmglass.engine.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A session description with one UDP candidate, which can be given another port. */
final class RelayedDescription {
    private static final String ANY_CANDIDATE = "a=candidate:";
    private static final Pattern UDP_CANDIDATE =
            Pattern.compile("(a=candidate:\\S+ 1 udp \\d+ (\\S+) )(\\d{1,5})( typ host.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern MEDIA = Pattern.compile("(m=\\S+) \\d+ (.*)");

    private final String sdp;
    private final Matcher candidate;

    private RelayedDescription(String sdp, Matcher candidate) {
        this.sdp = sdp;
        this.candidate = candidate;
    }

    /** @throws IllegalArgumentException if it has no UDP candidate at that address */
    static RelayedDescription of(String sdp, String address) {
        return sdp.lines()
                .map(UDP_CANDIDATE::matcher)
                .filter(line -> line.matches() && line.group(2).equals(address))
                .findFirst()
                .map(line -> new RelayedDescription(sdp, line))
                .orElseThrow(() -> new IllegalArgumentException("no UDP candidate at " + address + ": " + sdp));
    }

    int port() {
        return Integer.parseInt(candidate.group(3));
    }

    /** With that port and no other candidate: whoever reads it learns no way but that one. */
    String at(int port) {
        String kept = candidate.group();
        return sdp.lines()
                .filter(line -> !line.startsWith(ANY_CANDIDATE) || line.equals(kept))
                .map(line -> line.equals(kept) ? candidate.group(1) + port + candidate.group(4) : line)
                .map(line -> MEDIA.matcher(line).replaceFirst("$1 " + port + " $2"))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }
}
