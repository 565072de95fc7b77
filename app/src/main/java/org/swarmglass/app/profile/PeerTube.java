package org.swarmglass.app.profile;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.swarmglass.app.profile.literal.Literal;
import org.swarmglass.app.profile.literal.Literal.Member;

/**
 * A video of PeerTube, by the address of its page, of its playlist, or by what its API tells. Sources: PeerTube's
 * {@code server/core/lib/hls.ts}, {@code paths.ts}, {@code hls-options-builder.ts}, its REST API.
 */
final class PeerTube {
    private static final Pattern PAGE = Pattern.compile(
            "(https?)://([^/?#\\s]+)/(?:w|videos/watch|videos/embed)/([A-Za-z0-9-]{8,64})(?:[;?#/].*)?");
    private static final Pattern PLAYLIST =
            Pattern.compile("(https?)://([^/?#\\s]+)(/static)?(/.*)?/streaming-playlists/hls/"
                    + "(?:private/)?[^?#\\s]*/([^/?#\\s]+\\.m3u8)([?#].*)?");
    private static final String TRACKER_PATH = "/tracker/socket";

    private final Draft draft;

    PeerTube(Draft draft) {
        this.draft = draft;
    }

    static boolean describes(String address) {
        return PAGE.matcher(address).matches() || PLAYLIST.matcher(address).matches();
    }

    /** The address of a page or of a playlist, as far as it tells anything without asking the server. */
    void address(int line, String address) {
        Matcher page = PAGE.matcher(address);
        Matcher playlist = PLAYLIST.matcher(address);
        draft.recognise();
        if (page.matches()) {
            tracker(page.group(1), page.group(2));
            draft.error(
                    line,
                    "The address of a watch page does not tell its playlist",
                    "Open " + page.group(1) + "://" + page.group(2) + "/api/v1/videos/" + page.group(3)
                            + " in a browser and paste what it shows here");
        } else if (playlist.matches()) {
            draft.url(address);
            if (playlist.group(3) != null) {
                tracker(playlist.group(1), playlist.group(2));
            } else {
                draft.warn(
                        line,
                        "The playlist is on another host than the instance, whose tracker is needed",
                        "Add wss://instance/tracker/socket");
            }
            file(line, address, playlist.group(5));
            generation();
        }
    }

    private void file(int line, String address, String file) {
        if (file.equals("master.m3u8")) {
            String hashes = address.replaceFirst("[?#].*", "").replaceFirst("master\\.m3u8$", "segments-sha256.json");
            draft.segmentHashes(hashes);
            draft.note(line, "The hashes of its segments are beside it: " + hashes, "");
        } else if (file.endsWith("-master.m3u8")) {
            draft.note(
                    line,
                    "The hashes of its segments have a name that cannot be told from the playlist's",
                    "To see it, paste what /api/v1/videos/ and the id of the video shows: segmentsSha256Url");
        } else {
            draft.error(
                    line,
                    "This is the playlist of one rendition; PeerTube's swarms are named by the master",
                    "Paste the address of the master playlist, which ends in master.m3u8");
        }
    }

    /** What {@code /api/v1/videos/ID} answers. */
    void video(Literal.Members video) {
        draft.recognise();
        for (Member member : video.members()) {
            switch (member.key()) {
                case "name" -> text(member).ifPresent(draft::name);
                case "streamingPlaylists" -> playlists(member);
                case "trackerUrls" -> trackers(member);
                default -> {
                    // The rest describes the video to viewers.
                }
            }
        }
        generation();
    }

    private void playlists(Member member) {
        List<Literal> playlists = member.value() instanceof Literal.Items list ? list.items() : List.of();
        Optional<Literal.Members> first = playlists.stream()
                .filter(Literal.Members.class::isInstance)
                .map(Literal.Members.class::cast)
                .findFirst();
        if (first.isEmpty()) {
            draft.error(
                    member.line(),
                    "The video has no HLS playlist",
                    "Ask the instance to transcode it to HLS, or take another video");
            return;
        }
        for (Member part : first.get().members()) {
            if (part.key().equals("playlistUrl")) {
                text(part).ifPresent(url -> {
                    draft.url(url);
                    draft.swarmId(url.replaceFirst("[?#].*", ""));
                });
            } else if (part.key().equals("segmentsSha256Url")) {
                text(part)
                        .ifPresentOrElse(
                                url -> {
                                    draft.segmentHashes(url);
                                    draft.note(part.line(), "The hashes of its segments are at " + url, "");
                                },
                                () -> draft.warn(
                                        part.line(),
                                        "The video has no hashes, and PeerTube's player then does without P2P",
                                        ""));
            }
        }
    }

    private void trackers(Member member) {
        TrackerLines lines = new TrackerLines(draft);
        if (member.value() instanceof Literal.Items list) {
            for (Literal item : list.items()) {
                // Its player takes the WebSocket ones only, too; the others are for BitTorrent programs.
                if (item instanceof Literal.Text text && text.value().startsWith("ws")) {
                    lines.add(text.line(), text.value());
                }
            }
        }
    }

    private static Optional<String> text(Member member) {
        return member.value() instanceof Literal.Text text && !text.value().isEmpty()
                ? Optional.of(text.value())
                : Optional.empty();
    }

    private void tracker(String scheme, String host) {
        draft.tracker((scheme.equals("https") ? "wss://" : "ws://") + host + TRACKER_PATH);
    }

    private void generation() {
        draft.note(
                0,
                "PeerTube up to 7.0 is of generation 0.6, later ones of 2.2 or 2.3; its tracker refuses an address for"
                        + " minutes that announces in a swarm of another",
                "Choose the one that fits before you open it");
    }
}
