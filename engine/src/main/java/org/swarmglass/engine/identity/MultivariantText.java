package org.swarmglass.engine.identity;

import java.util.ArrayList;
import java.util.List;

/**
 * What a manifest lists, in file order and with repetitions, before any player's rules.
 *
 * @param mediaPlaylist true if the text is no master but a media playlist loaded alone
 * @param variants the {@code EXT-X-STREAM-INF} entries; I-frame playlists are none
 * @param media the {@code EXT-X-MEDIA} entries of every type
 */
record MultivariantText(boolean mediaPlaylist, List<Listing> variants, List<Listing> media) {
    private static final String VARIANT = "#EXT-X-STREAM-INF:";
    private static final String MEDIA = "#EXT-X-MEDIA:";

    /**
     * One entry.
     *
     * @param uri as written, empty if the entry has none
     */
    record Listing(AttributeList attributes, String uri) {
        String get(String attribute) {
            return attributes.get(attribute);
        }
    }

    MultivariantText {
        variants = List.copyOf(variants);
        media = List.copyOf(media);
    }

    /** A variant's attributes belong to the next line that is no tag; a second tag before that line is lost. */
    static MultivariantText read(String text) {
        boolean mediaPlaylist = false;
        List<Listing> variants = new ArrayList<>();
        List<Listing> media = new ArrayList<>();
        List<AttributeList> pending = new ArrayList<>();
        for (String raw : text.lines().toList()) {
            String line = raw.strip();
            if (line.startsWith("#EXTINF:") || line.startsWith("#EXT-X-TARGETDURATION:")) {
                mediaPlaylist = true;
            } else if (line.startsWith(VARIANT)) {
                pending.add(AttributeList.parse(line.substring(VARIANT.length())));
            } else if (line.startsWith(MEDIA)) {
                AttributeList attributes = AttributeList.parse(line.substring(MEDIA.length()));
                media.add(new Listing(attributes, attributes.get("URI")));
            } else if (!line.isEmpty() && !line.startsWith("#") && !pending.isEmpty()) {
                variants.add(new Listing(pending.get(0), line));
                pending.clear();
            }
        }
        return new MultivariantText(mediaPlaylist, variants, media);
    }
}
