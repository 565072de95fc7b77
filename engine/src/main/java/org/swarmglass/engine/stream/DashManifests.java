package org.swarmglass.engine.stream;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.playlist.MasterPlaylist;
import org.swarmglass.engine.playlist.PlaylistParser;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.dash.AdaptationSet.Kind;
import org.swarmglass.engine.playlist.dash.MediaPresentation;
import org.swarmglass.engine.playlist.dash.MediaPresentation.Track;
import org.swarmglass.engine.playlist.dash.Representation;

/** A DASH manifest as the master playlist the rest of the engine knows: its tracks are variants and audio renditions. */
final class DashManifests {
    private static final Pattern ROOT = Pattern.compile("\\s*<(?:[A-Za-z_][\\w.-]{0,30}:)?MPD[\\s>].*", Pattern.DOTALL);
    private static final int LOOKED_AT = 8192;

    private DashManifests() {}

    /** By the content: servers tell many types for an MPD, and addresses of both formats end in anything. */
    static boolean is(String text) {
        String head = text.substring(0, Math.min(text.length(), LOOKED_AT))
                .replaceFirst("^\uFEFF", "")
                .replaceAll("(?s)<\\?.*?\\?>", "")
                .replaceAll("(?s)<!--.*?-->", "");
        return ROOT.matcher(head).matches();
    }

    /** Names a track among the playlists; nobody loads it. */
    static URI address(MediaPresentation presentation, StreamId stream) {
        String manifest = presentation.uri().toString().replaceFirst("#.*", "");
        return URI.create(manifest + "#" + stream.kind().wireName() + "-" + stream.index());
    }

    /** @throws PlaylistSyntaxException if it cannot be played, and why */
    static void requirePlayable(MediaPresentation presentation) throws PlaylistSyntaxException {
        if (presentation.unsupported().isPresent()) {
            throw new PlaylistSyntaxException(
                    presentation.unsupported().get(), "Open another stream; Swarmglass has no DRM.");
        }
        boolean single = presentation.tracks().stream()
                .anyMatch(track -> track.segments().isEmpty()
                        && track.representation().index().isPresent());
        if (single) {
            throw new PlaylistSyntaxException(
                    "The DASH manifest keeps its segments in an index within the media file (SegmentBase), "
                            + "which Swarmglass does not follow.",
                    "Ask the stream's operator for SegmentList, SegmentTemplate or HLS.");
        }
    }

    /** @throws PlaylistSyntaxException if there is nothing to watch or hear in it, whether it can be played or not */
    static MasterPlaylist master(MediaPresentation presentation) throws PlaylistSyntaxException {
        List<Track> tracks = presentation.tracks();
        if (tracks.isEmpty()) {
            throw new PlaylistSyntaxException("The DASH manifest has neither video nor audio.", "Check the address.");
        }
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n");
        List<Track> audio = tracks.stream()
                .filter(track -> track.stream().kind() == StreamKind.SECONDARY)
                .toList();
        audio.forEach(track -> text.append(media(presentation, track, track == audio.get(0))));
        tracks.stream()
                .filter(track -> track.stream().kind() == StreamKind.MAIN)
                .forEach(track -> text.append(variant(presentation, track, audio)));
        return (MasterPlaylist) PlaylistParser.parse(presentation.uri(), text.toString());
    }

    private static String media(MediaPresentation presentation, Track track, boolean first) {
        String language = track.set().language();
        String name = track.set()
                .label()
                .orElse(language.isEmpty() ? "audio " + track.stream().index() : language);
        return "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\",NAME=\"" + plain(name) + "\""
                + (language.isEmpty() ? "" : ",LANGUAGE=\"" + plain(language) + "\"")
                + (first ? ",DEFAULT=YES" : "") + ",AUTOSELECT=YES,URI=\""
                + address(presentation, track.stream()) + "\"\n";
    }

    private static String variant(MediaPresentation presentation, Track track, List<Track> audio) {
        Representation shown = track.representation();
        StringBuilder line = new StringBuilder("#EXT-X-STREAM-INF:BANDWIDTH=").append(shown.bandwidth());
        String sound = audio.isEmpty() ? "" : audio.get(0).representation().codecs();
        String codecs = shown.codecs() + (shown.codecs().isEmpty() || sound.isEmpty() ? "" : "," + sound);
        if (!codecs.isEmpty()) {
            line.append(",CODECS=\"").append(plain(codecs)).append('"');
        }
        var picture = shown.picture();
        if (track.set().kind() == Kind.VIDEO
                && picture.width().isPresent()
                && picture.height().isPresent()) {
            line.append(",RESOLUTION=")
                    .append(picture.width().getAsInt())
                    .append('x')
                    .append(picture.height().getAsInt());
        }
        picture.frameRate().ifPresent(rate -> line.append(String.format(Locale.ROOT, ",FRAME-RATE=%.3f", rate)));
        if (!audio.isEmpty()) {
            line.append(",AUDIO=\"audio\"");
        }
        return line.append('\n')
                .append(address(presentation, track.stream()))
                .append('\n')
                .toString();
    }

    /** For a quoted attribute. */
    private static String plain(String text) {
        return text.replaceAll("[\"\\p{Cntrl}]", " ");
    }
}
