package org.swarmglass.engine.identity;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.swarmglass.engine.identity.DeclaredStreams.Declared;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.playlist.dash.AdaptationSet;
import org.swarmglass.engine.playlist.dash.AdaptationSet.Kind;
import org.swarmglass.engine.playlist.dash.MediaPresentation;
import org.swarmglass.engine.playlist.dash.MediaPresentation.Part;
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
        Map<StreamId, URI> playlists = presentation.tracks().stream()
                .collect(Collectors.toMap(Track::stream, track -> DashNaming.playlist(presentation, track)));
        List<SwarmIdentity> identities = new ArrayList<>();
        for (Declared<StreamId> stream : Recipe50.shared(listings(presentation))) {
            String propertiesText = stream.properties().text();
            String index = SwarmDigest.propertiesIndex(propertiesText);
            String swarmString = Recipe50.swarmString(swarmId, stream.kind(), index);
            identities.add(new SwarmIdentity(
                    generation(),
                    stream.playlist(),
                    Objects.requireNonNull(playlists.get(stream.playlist())),
                    url,
                    swarmId,
                    propertiesText,
                    index,
                    swarmString,
                    SwarmDigest.sha1(swarmString)));
        }
        return identities;
    }

    private static List<Declared<StreamId>> listings(MediaPresentation presentation) {
        List<Declared<StreamId>> listings = new ArrayList<>();
        for (Track track : presentation.tracks()) {
            Set<URI> listed = new HashSet<>();
            for (Part part : track.parts()) {
                for (URI base : part.representation().bases()) {
                    if (isStream(part) && listed.add(base)) {
                        listings.add(declared(track.stream(), part));
                    }
                }
            }
        }
        return listings;
    }

    private static boolean isStream(Part part) {
        boolean video = part.set().kind() == Kind.VIDEO;
        String type = part.representation().mimeType();
        return (video ? VIDEO : AUDIO).contains(type)
                || part.set().contentType().filter(video ? "video"::equals : "audio"::equals).isPresent();
    }

    private static Declared<StreamId> declared(StreamId stream, Part part) {
        Representation of = part.representation();
        AdaptationSet set = part.set();
        if (set.kind() == Kind.VIDEO) {
            return new Declared<>(
                    StreamKind.MAIN,
                    stream,
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
                stream,
                new StreamProperties(
                        0, of.codecs(), "", "", set.language(), DashNaming.channels(of), of.id(), "", ""));
    }
}
