package org.swarmglass.engine.identity;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.swarmglass.engine.identity.DeclaredStreams.Declared;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.playlist.dash.AdaptationSet;
import org.swarmglass.engine.playlist.dash.AdaptationSet.Kind;
import org.swarmglass.engine.playlist.dash.MediaPresentation;
import org.swarmglass.engine.playlist.dash.MediaPresentation.Track;
import org.swarmglass.engine.playlist.dash.Representation;

/**
 * 5.0: the requested URL and the hash of what the JavaScript mpd-parser knows of a representation. Audio is the
 * secondary stream even where there is no video.
 *
 * <p>mpd-parser lists a representation once for every base address it is offered under, and joins periods only where id,
 * language and base address agree; all listings count where it is decided whether the bitrate tells streams apart. Not
 * exact, since no 5.0 package was published to run: which of several listings under one id decides (taken: the first).
 * Source: mpd-parser 1.4.0 src/toM3u8.js, src/inheritAttributes.js; protocol/v3 1.4.
 */
final class DashRecipe50 implements DashRecipe {
    private static final Set<String> VIDEO = Set.of("video/mp4", "video/webm");
    private static final Set<String> AUDIO = Set.of("audio/mp4", "audio/webm");

    @Override
    public Generation generation() {
        return Generation.V5_0;
    }

    @Override
    public List<SwarmIdentity> identities(
            URI requested, MediaPresentation presentation, Optional<String> configuredSwarmId) {
        String url = RequestedUrl.text(requested);
        String swarmId = configuredSwarmId.orElse(RequestedUrl.withoutQuery(url));
        Map<Key, Track> tracks = new HashMap<>();
        for (Track track : presentation.tracks()) {
            tracks.put(Key.of(track.set(), track.representation()), track);
        }
        List<SwarmIdentity> identities = new ArrayList<>();
        for (Declared<Key> stream : Recipe50.shared(listings(presentation))) {
            Track track = tracks.get(stream.playlist());
            if (track != null) {
                String propertiesText = stream.properties().text();
                String index = SwarmDigest.propertiesIndex(propertiesText);
                String swarmString = Recipe50.swarmString(swarmId, stream.kind(), index);
                identities.add(new SwarmIdentity(
                        generation(),
                        track.stream(),
                        DashNaming.playlist(presentation, track),
                        url,
                        swarmId,
                        propertiesText,
                        index,
                        swarmString,
                        SwarmDigest.sha1(swarmString)));
            }
        }
        return identities;
    }

    /** By what listings are joined over periods. */
    private record Key(Kind kind, String id, String language) {
        static Key of(AdaptationSet set, Representation one) {
            return new Key(set.kind(), one.id(), set.language());
        }
    }

    /**
     * Videos, then audios. mpd-parser does not know essential properties: a set that is nothing for us still counts.
     */
    private static List<Declared<Key>> listings(MediaPresentation presentation) {
        List<Declared<Key>> listings = new ArrayList<>();
        for (Kind kind : List.of(Kind.VIDEO, Kind.AUDIO)) {
            Set<List<Object>> listed = new HashSet<>();
            presentation.periods().stream()
                    .flatMap(period -> period.sets().stream())
                    .filter(set -> set.kind() == kind && !set.trickMode())
                    .forEach(set -> set.representations().stream()
                            .filter(one -> isStream(set, one))
                            .forEach(one -> one.bases().stream()
                                    .filter(base -> listed.add(List.of(Key.of(set, one), base)))
                                    .forEach(base -> listings.add(declared(set, one)))));
        }
        return listings;
    }

    private static boolean isStream(AdaptationSet set, Representation one) {
        boolean video = set.kind() == Kind.VIDEO;
        boolean typed = (video ? VIDEO : AUDIO).contains(one.mimeType());
        return !one.trickMode()
                && (typed
                        || set.contentType()
                                .filter(video ? "video"::equals : "audio"::equals)
                                .isPresent());
    }

    private static Declared<Key> declared(AdaptationSet set, Representation of) {
        if (set.kind() == Kind.VIDEO) {
            return new Declared<>(
                    StreamKind.MAIN,
                    Key.of(set, of),
                    new StreamProperties(
                            of.bandwidth(),
                            DeclaredStreams.videoCodecs(of.codecs()),
                            DashNaming.width(of),
                            DashNaming.height(of),
                            "",
                            "",
                            "",
                            DashNaming.frameRate(of),
                            ""));
        }
        return new Declared<>(
                StreamKind.SECONDARY,
                Key.of(set, of),
                new StreamProperties(0, of.codecs(), "", "", set.language(), DashNaming.channels(of), of.id(), "", ""));
    }
}
