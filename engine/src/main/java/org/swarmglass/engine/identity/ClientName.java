package org.swarmglass.engine.identity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.swarmglass.engine.model.PeerId;

/**
 * Client and version as a peer id claims them. Nothing proves the claim, and the id is the remote's text: only letters,
 * digits and a few harmless signs of it ever come out, so neither a terminal, a log nor an HTML-reading label can be
 * tricked by it.
 */
public final class ClientName {
    private static final Pattern VERSIONED = Pattern.compile("-(PM|WW)(\\d\\d)(\\d\\d)-.*", Pattern.DOTALL);
    /** Ours has a digit for each part of the version, as BitTorrent clients do (BEP 20). */
    private static final Pattern SWARMGLASS = Pattern.compile("-sg(\\d)(\\d)\\d\\d-.*", Pattern.DOTALL);

    private static final Pattern HARMLESS_PREFIX = Pattern.compile("([A-Za-z0-9._~-]{8}).*", Pattern.DOTALL);

    private ClientName() {}

    /** Such as {@code p2p-media-loader 2.3}; the first eight characters of an unknown client; else {@code unknown}. */
    public static String of(PeerId id) {
        Matcher versioned = VERSIONED.matcher(id.text());
        if (versioned.matches()) {
            int major = Integer.parseInt(versioned.group(2));
            int minor = Integer.parseInt(versioned.group(3));
            return name(versioned.group(1), major, minor) + " " + major + "." + minor;
        }
        Matcher ours = SWARMGLASS.matcher(id.text());
        if (ours.matches()) {
            return "Swarmglass " + ours.group(1) + "." + ours.group(2);
        }
        Matcher prefix = HARMLESS_PREFIX.matcher(id.text());
        return prefix.matches() ? prefix.group(1) : "unknown";
    }

    /**
     * Up to 0.6 p2p-media-loader said WebTorrent's {@code WW} so that trackers let it in, with its own version behind;
     * PeerTube's fork still says 0.6. A WebTorrent of those numbers, should one be left, is taken for it.
     */
    private static String name(String code, int major, int minor) {
        boolean webTorrent = code.equals("WW") && (major > 0 || minor > 6);
        return webTorrent ? "WebTorrent" : "p2p-media-loader";
    }
}
