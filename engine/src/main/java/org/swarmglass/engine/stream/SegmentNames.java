package org.swarmglass.engine.stream;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.model.SegmentId;
import org.swarmglass.engine.model.SegmentRef;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.playlist.PlayerText;

/**
 * The names under which the player finds things at the proxy. A segment's name says which it is; everything else has a
 * number that was given out. No name holds a URL, so nobody can make the proxy fetch what the stream does not list.
 * Loop thread only.
 */
final class SegmentNames implements PlayerText.Links {
    private static final Pattern SEGMENT = Pattern.compile("s-(main|secondary)-(\\d{1,4})-(\\d{1,18})\\.[a-z0-9]{1,5}");
    private static final Pattern EXTENSION = Pattern.compile(".*\\.([A-Za-z0-9]{1,5})");
    private static final String DEFAULT_EXTENSION = "ts";

    private final Map<String, Resource> resources = new HashMap<>();
    private final Map<Resource, String> names = new HashMap<>();
    private final Map<String, URI> playlists = new HashMap<>();
    private final Map<URI, String> playlistNames = new HashMap<>();

    @Override
    public String segment(SegmentRef ref) {
        StreamId stream = ref.id().stream();
        return "s-" + stream.kind().wireName() + "-" + stream.index() + "-"
                + ref.id().number() + "." + extension(ref.uri());
    }

    @Override
    public String auxiliary(URI uri, Optional<ByteRange> range, Auxiliary kind) {
        Resource resource = new Resource(uri, range, kind);
        return names.computeIfAbsent(resource, given -> {
            String name = "a-" + names.size() + "." + extension(uri);
            resources.put(name, resource);
            return name;
        });
    }

    @Override
    public String playlist(URI mediaPlaylist) {
        return playlistNames.computeIfAbsent(mediaPlaylist, given -> {
            String name = "p-" + playlistNames.size() + ".m3u8";
            playlists.put(name, mediaPlaylist);
            return name;
        });
    }

    Optional<Resource> resource(String name) {
        return Optional.ofNullable(resources.get(name));
    }

    Optional<URI> playlist(String name) {
        return Optional.ofNullable(playlists.get(name));
    }

    /** Which segment a name of the right form means; whether there is one is another question. */
    static Optional<SegmentId> parse(String name) {
        Matcher form = SEGMENT.matcher(name);
        if (!form.matches()) {
            return Optional.empty();
        }
        StreamKind kind = form.group(1).equals(StreamKind.MAIN.wireName()) ? StreamKind.MAIN : StreamKind.SECONDARY;
        StreamId stream = new StreamId(kind, Integer.parseInt(form.group(2)));
        return Optional.of(new SegmentId(stream, Long.parseLong(form.group(3))));
    }

    private static String extension(URI uri) {
        Matcher form = EXTENSION.matcher(uri.getPath() == null ? "" : uri.getPath());
        return form.matches() ? form.group(1).toLowerCase(Locale.ROOT) : DEFAULT_EXTENSION;
    }

    static String contentType(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "ts" -> "video/mp2t";
            case "mp4", "m4s", "m4v", "cmfv" -> "video/mp4";
            case "m4a", "cmfa" -> "audio/mp4";
            case "aac" -> "audio/aac";
            case "mp3" -> "audio/mpeg";
            case "vtt", "webvtt" -> "text/vtt";
            default -> "application/octet-stream";
        };
    }

    /** Something that is neither playlist nor media segment. */
    record Resource(URI uri, Optional<ByteRange> range, Auxiliary kind) {}
}
