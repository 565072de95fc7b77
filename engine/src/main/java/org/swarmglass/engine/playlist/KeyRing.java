package org.swarmglass.engine.playlist;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The keys in force while a playlist is read: a tag replaces the one of the same KEYFORMAT, METHOD=NONE all of them (RFC
 * 8216, section 4.3.2.4). Kept here because the library remembers one key per segment only.
 */
final class KeyRing {
    private static final String IDENTITY = "identity";

    private final URI base;
    private final Map<String, Offer> offers = new LinkedHashMap<>();

    KeyRing(URI base) {
        this.base = base;
    }

    private record Offer(String method, String format, Optional<KeyInfo> usable) {}

    void accept(TagLine tag) {
        AttributeList attributes = tag.attributes();
        String method = attributes.get("METHOD").orElse("NONE");
        if (method.equals("NONE")) {
            offers.clear();
            return;
        }
        String format = attributes.get("KEYFORMAT").orElse(IDENTITY).toLowerCase(Locale.ROOT);
        offers.put(format, new Offer(method, format, usable(tag.text(), method, format, attributes)));
    }

    private Optional<KeyInfo> usable(String line, String method, String format, AttributeList attributes) {
        if (!method.equals("AES-128") || !format.equals(IDENTITY)) {
            return Optional.empty();
        }
        return attributes
                .get("URI")
                .flatMap(text -> UriResolver.resolveHttp(base, text))
                .map(uri -> new KeyInfo(line, uri, attributes.get("IV")));
    }

    /** The key of a segment that stands here; empty if it is clear or cannot be decrypted. */
    Optional<KeyInfo> current() {
        Offer identity = offers.get(IDENTITY);
        return identity == null ? Optional.empty() : identity.usable();
    }

    /** Why a segment that stands here cannot be decrypted, and what to do. */
    Optional<String> obstacle() {
        if (offers.isEmpty() || current().isPresent()) {
            return Optional.empty();
        }
        Offer first = offers.values().iterator().next();
        if (first.method().equals("AES-128") && first.format().equals(IDENTITY)) {
            return Optional.of("The stream is encrypted with AES-128, but its key has no http or https address."
                    + " Ask the operator of the stream for one that browsers outside the app can play.");
        }
        return Optional.of(
                "The stream is protected by " + protection(first) + ", which needs the licensed player of its"
                        + " site. Watch it there, or ask the operator for an address without DRM; clear streams and AES-128"
                        + " work here.");
    }

    private static String protection(Offer offer) {
        String format = offer.format();
        if (format.contains("edef8ba9") || format.contains("widevine")) {
            return "Widevine DRM";
        }
        if (format.contains("streamingkeydelivery")) {
            return "FairPlay DRM";
        }
        if (format.contains("playready") || format.contains("9a04f079")) {
            return "PlayReady DRM";
        }
        return offer.method() + (format.equals(IDENTITY) ? " encryption" : " with the key format " + format);
    }
}
