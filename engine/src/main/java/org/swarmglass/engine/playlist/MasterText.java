package org.swarmglass.engine.playlist;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.playlist.PlayerText.Links;
import org.swarmglass.engine.playlist.PlayerText.Links.Auxiliary;

/** Writes one master playlist. Used once. */
final class MasterText {
    private static final Set<String> REMOVED = Set.of(
            "EXTM3U", "EXT-X-I-FRAME-STREAM-INF", "EXT-X-IMAGE-STREAM-INF", "EXT-X-CONTENT-STEERING", "EXT-X-START");

    private final MasterPlaylist master;
    private final Variant variant;
    private final Links links;
    private final StringBuilder out = new StringBuilder("#EXTM3U\n");
    private boolean variantWritten;

    MasterText(MasterPlaylist master, Variant variant, Links links) {
        this.master = master;
        this.variant = variant;
        this.links = links;
    }

    String write() {
        @Nullable TagLine pending = null;
        for (TagLine line : lines()) {
            if (line.isUri()) {
                if (pending != null) {
                    writeVariant(pending, line);
                }
                pending = null;
            } else if (line.name().equals("EXT-X-STREAM-INF")) {
                pending = line;
            } else if (line.name().equals("EXT-X-MEDIA")) {
                writeRendition(line);
            } else if (line.name().equals("EXT-X-SESSION-KEY")) {
                writeSessionKey(line);
            } else if (!REMOVED.contains(line.name()) && !line.isLowLatency()) {
                line(UriResolver.absoluteLine(master.uri(), line.text()));
            }
        }
        return out.toString();
    }

    private List<TagLine> lines() {
        try {
            return TagLine.read(master.text());
        } catch (PlaylistSyntaxException unread) {
            throw new IllegalArgumentException("not the text of a master playlist", unread);
        }
    }

    /** Only the first listing of the variant: it is the one whose groups {@link Variant} names. */
    private void writeVariant(TagLine tag, TagLine uri) {
        boolean chosen = UriResolver.resolveHttp(master.uri(), uri.text())
                .filter(variant.uri()::equals)
                .isPresent();
        if (chosen && !variantWritten) {
            // Other camera angles (VIDEO groups) are not offered, so the attribute would name nothing.
            line(tag.attributes().without("VIDEO"));
            line(links.playlist(variant.uri()));
            variantWritten = true;
        }
    }

    private void writeRendition(TagLine line) {
        AttributeList attributes = line.attributes();
        String group = attributes.get("GROUP-ID").orElse("");
        boolean wanted = switch (attributes.get("TYPE").orElse("")) {
            case "AUDIO" -> variant.audioGroup().filter(group::equals).isPresent();
            case "SUBTITLES" -> variant.subtitlesGroup().filter(group::equals).isPresent();
            case "CLOSED-CAPTIONS" -> true;
            default -> false;
        };
        if (!wanted) {
            return;
        }
        Optional<URI> address = attributes.get("URI").flatMap(text -> UriResolver.resolveHttp(master.uri(), text));
        if (address.filter(variant.uri()::equals).isPresent()) {
            // Audio-only variants list their own audio again. VLC 3 drops a variant whose URI a rendition has; without
            // URI the rendition is the one in the variant (RFC 8216, section 4.3.4.2.1).
            line(attributes.without("URI"));
        } else {
            line(attributes.withValues(
                    "URI"::equals, text -> address.map(links::playlist).orElse(text)));
        }
    }

    /** A hint to load keys early; those of DRM systems mean nothing to our players. */
    private void writeSessionKey(TagLine line) {
        KeyRing ring = new KeyRing(master.uri());
        ring.accept(line);
        ring.current()
                .ifPresent(key -> line(line.attributes()
                        .withValues(
                                "URI"::equals, text -> links.auxiliary(key.uri(), Optional.empty(), Auxiliary.KEY))));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
