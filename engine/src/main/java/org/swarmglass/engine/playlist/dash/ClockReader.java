package org.swarmglass.engine.playlist.dash;

import io.lindstrom.mpd.data.MPD;
import io.lindstrom.mpd.data.UTCTiming;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.swarmglass.engine.playlist.UriResolver;

/** Turns the {@code UTCTiming} elements of an MPD into values. */
final class ClockReader {
    /** They are asked one after the other. */
    private static final int MAX = 8;

    private ClockReader() {}

    /** First choice first; several addresses of one element are several clocks. */
    static List<UtcTiming> read(MPD mpd, URI base) {
        List<UtcTiming> clocks = new ArrayList<>();
        for (UTCTiming element : mpd.getUtcTimings()) {
            List<UtcTiming> usable = clocks(element, base).toList();
            clocks.addAll(usable.isEmpty() ? List.of(new UtcTiming.Unusable()) : usable);
        }
        return clocks.subList(0, Math.min(MAX, clocks.size()));
    }

    private static Stream<UtcTiming> clocks(UTCTiming element, URI base) {
        UTCTiming.Type scheme = element.getSchemeIdUri();
        String value = Objects.requireNonNullElse(element.getValue(), "").trim();
        if (scheme == null) {
            return Stream.empty();
        }
        Stream<URI> addresses =
                Stream.of(value.split("\\s+")).flatMap(address -> UriResolver.resolveHttp(base, address).stream());
        return switch (scheme) {
            case DIRECT -> UtcTiming.read(value).<UtcTiming>map(UtcTiming.Direct::new).stream();
            case HTTP_XSDATE, HTTP_ISO -> addresses.map(UtcTiming.DateText::new);
            case HTTP_HEAD -> addresses.map(UtcTiming.DateHeader::new);
            case NTP, SNTP, HTTP_NTP -> Stream.empty();
        };
    }
}
