package org.swarmglass.engine.identity;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.playlist.dash.AdaptationSet.Kind;
import org.swarmglass.engine.playlist.dash.MediaPresentation;
import org.swarmglass.engine.playlist.dash.MediaPresentation.Track;
import org.swarmglass.engine.playlist.dash.Representation;

/**
 * 1.0 to 4.x over Shaka Player: the position among videos or audios (up to 2.2), or the hash of what Shaka knows of the
 * stream (from 2.3 on).
 *
 * <p>Shaka pairs every audio with every video, audio in the outer loop, so the first variant of each video is the one
 * with the first audio, and the bandwidth that 2.3 names is that of both. Source: p2p-media-loader-shaka 2.2.2
 * src/manifest-parser-decorator.ts; Shaka Player 5.0.9 lib/util/periods.js (combinePeriods); for 2.3 the protocol notes
 * (protocol/v2 1.3.2). Where periods differ in what they offer, Shaka matches them by quality and not by id; only
 * presentations whose periods agree are named exactly.
 *
 * @param byProperties true from 2.3 on
 */
record ShakaRecipe(Generation generation, String version, boolean byProperties, Function<String, InfoHash> digest)
        implements DashRecipe {
    /** What Shaka's adapter takes for an audio codec in a video's list. */
    private static final Pattern AUDIO = Pattern.compile("(mp4a|ac-3|ec-3|ec\\+3|opus|vorb|flac).*");

    @Override
    public List<SwarmIdentity> identities(
            URI requested, MediaPresentation presentation, Optional<String> configuredSwarmId) {
        BrowserUrl url = BrowserUrl.parse(presentation.uri().toString());
        String swarmId = configuredSwarmId.orElse(url.withoutQuery());
        List<Track> tracks = presentation.tracks();
        List<SwarmIdentity> identities = new ArrayList<>();
        for (Track track : tracks) {
            String propertiesText = byProperties
                    ? Recipe23.normalised(properties(track, tracks)).text()
                    : "";
            String index = byProperties
                    ? SwarmDigest.propertiesIndex(propertiesText)
                    : Integer.toString(track.stream().index());
            String swarmString =
                    String.join("-", version, swarmId, track.stream().kind().wireName(), index);
            identities.add(new SwarmIdentity(
                    generation,
                    track.stream(),
                    DashNaming.playlist(presentation, track),
                    url.text(),
                    swarmId,
                    propertiesText,
                    index,
                    swarmString,
                    digest.apply(swarmString)));
        }
        return identities;
    }

    private static StreamProperties properties(Track track, List<Track> tracks) {
        Representation of = track.representation();
        if (track.set().kind() == Kind.VIDEO) {
            return video(track, firstAudioBandwidth(tracks));
        }
        if (track.stream().kind() == StreamKind.MAIN) {
            return StreamProperties.NONE.withBitrate(of.bandwidth());
        }
        return new StreamProperties(
                0,
                of.codecs(),
                "",
                "",
                ShakaLanguage.normalised(track.set().language()),
                DashNaming.channels(of),
                track.set().label().filter(label -> !label.isEmpty()).orElse(of.id()),
                "",
                "");
    }

    private static StreamProperties video(Track track, long audioBandwidth) {
        Representation of = track.representation();
        long bandwidth = of.bandwidth() + audioBandwidth;
        if (bandwidth == 0) {
            return StreamProperties.NONE;
        }
        String codecs = Arrays.stream(of.codecs().split(","))
                .filter(codec -> !AUDIO.matcher(codec.trim()).matches())
                .collect(Collectors.joining(","));
        return new StreamProperties(
                bandwidth,
                codecs,
                DashNaming.width(of),
                DashNaming.height(of),
                "",
                "",
                "",
                DashNaming.frameRate(of),
                track.set().videoRange());
    }

    private static long firstAudioBandwidth(List<Track> tracks) {
        return tracks.stream()
                .filter(track -> track.set().kind() == Kind.AUDIO)
                .mapToLong(track -> track.representation().bandwidth())
                .findFirst()
                .orElse(0);
    }
}
