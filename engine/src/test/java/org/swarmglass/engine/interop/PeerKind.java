package org.swarmglass.engine.interop;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.swarmglass.engine.model.Generation;

/** What stands in a lineup, a letter each. */
enum PeerKind {
    SWARMGLASS('S'),
    /** Chromium with hls.js 1.6 and p2p-media-loader 2.3.1. */
    BROWSER_2_3('B', Generation.V2_3),
    /** Chromium with hls.js 1.6 and p2p-media-loader 2.2.2. */
    BROWSER_2_2('2', Generation.V2_2),
    /** Chromium with hls.js 0.14 and p2p-media-loader 0.6.2, as Marsha has it. */
    BROWSER_0_6('0', Generation.V0_6),
    /** Chromium with Shaka Player 4.16 and p2p-media-loader 2.2.2. */
    SHAKA('K', Generation.V2_2),
    /** PeerTube's fork of 0.6 in node, with libwebrtc; decodes nothing. */
    PEERTUBE('P', Generation.V0_6);

    private final char letter;
    private final Set<Generation> generations;

    PeerKind(char letter, Generation... generations) {
        this.letter = letter;
        this.generations = Set.of(generations);
    }

    /** @throws IllegalArgumentException if no kind has that letter */
    static PeerKind of(int letter) {
        return Arrays.stream(values())
                .filter(kind -> kind.letter == letter)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no peer is called " + (char) letter));
    }

    /** The generations a Swarmglass must join to meet everybody; the newest if it is among its own kind. */
    static Set<Generation> generations(String lineup) {
        Set<Generation> met = lineup.chars()
                .mapToObj(PeerKind::of)
                .flatMap(kind -> kind.generations.stream())
                .collect(Collectors.toSet());
        return met.isEmpty() ? Set.of(Generation.V2_3) : met;
    }

    /** Such as {@code browser-2.3}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", "-").replace('_', '.');
    }

    /** The browsers' page at the origin. */
    String page() {
        return this == SHAKA
                ? "page-shaka.html"
                : "page-" + generations.iterator().next().label() + ".html";
    }
}
