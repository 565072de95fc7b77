package org.swarmglass.engine.stream;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.swarmglass.engine.identity.DashRecipes;
import org.swarmglass.engine.identity.Manifest;
import org.swarmglass.engine.identity.SwarmIdentity;
import org.swarmglass.engine.identity.SwarmRecipes;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.StreamId;
import org.swarmglass.engine.model.StreamKind;
import org.swarmglass.engine.playlist.MasterPlaylist;
import org.swarmglass.engine.playlist.MediaPlaylist;
import org.swarmglass.engine.playlist.MediaRendition;
import org.swarmglass.engine.playlist.Playlist;
import org.swarmglass.engine.playlist.PlaylistParser;
import org.swarmglass.engine.playlist.PlaylistSyntaxException;
import org.swarmglass.engine.playlist.Variant;
import org.swarmglass.engine.playlist.dash.MediaPresentation;

/** The manifest of a stream, understood: its renditions and the swarms of each. Immutable. */
final class OpenManifest {
    private final Playlist playlist;
    private final Renditions renditions;
    private final List<SwarmIdentity> identities;
    private final ManifestNames names;
    private final Optional<Dash> dash;

    /** A stream whose manifest is an MPD. */
    private record Dash(DashSource source, boolean live, Optional<ShakaSharing.Obstacle> shakaObstacle) {}

    private OpenManifest(ManifestNames names, List<SwarmIdentity> identities, Optional<Dash> dash) {
        this.names = names;
        this.dash = dash;
        this.playlist = names.playlist();
        this.renditions = Renditions.of(playlist);
        this.identities = List.copyOf(identities);
    }

    static OpenManifest read(StreamOrder order, URI response, String text) throws PlaylistSyntaxException {
        Playlist playlist = PlaylistParser.parse(response, text);
        if (playlist instanceof MediaPlaylist media && media.unsupported().isPresent()) {
            throw new PlaylistSyntaxException(media.unsupported().get(), "Open another stream; Swarmglass has no DRM.");
        }
        Manifest manifest = new Manifest(order.url(), response, text);
        List<SwarmIdentity> identities = new ArrayList<>();
        for (Generation generation : order.inOrder()) {
            identities.addAll(SwarmRecipes.of(generation).identities(manifest, order.swarmId()));
        }
        return new OpenManifest(ManifestNames.ofHls(order, response, playlist, text), identities, Optional.empty());
    }

    /** Out of an MPD that was read. */
    static OpenManifest of(StreamOrder order, MediaPresentation presentation, StreamClock clock, StreamPorts ports)
            throws PlaylistSyntaxException {
        DashManifests.requirePlayable(presentation);
        ManifestNames names = ManifestNames.ofDash(order, presentation, DashManifests.master(presentation));
        List<SwarmIdentity> identities = new ArrayList<>();
        for (Generation generation : order.inOrder()) {
            if (names.joinable().contains(generation)) {
                identities.addAll(DashRecipes.of(generation).identities(order.url(), presentation, order.swarmId()));
            }
        }
        Set<StreamId> unshared = presentation.tracks().stream()
                .filter(track -> !DashListing.shareable(track.segments()))
                .map(MediaPresentation.Track::stream)
                .collect(Collectors.toSet());
        identities.removeIf(identity -> unshared.contains(identity.stream()));
        Dash dash = new Dash(
                new DashSource(order.url(), presentation, clock, ports),
                presentation.live(),
                ShakaSharing.obstacle(presentation));
        return new OpenManifest(names, identities, Optional.of(dash));
    }

    boolean live() {
        return dash.map(Dash::live)
                .orElseGet(() -> single().map(media -> !media.ended()).orElse(true));
    }

    /** Whose swarms can be joined; those of other generations can only be counted. */
    Set<Generation> joinable() {
        return names.joinable();
    }

    /** The word for it. */
    String kind() {
        return dash.isPresent() ? "MPD" : "playlist";
    }

    /** What keeps browsers of 2.2 from sharing it, if we would meet them. */
    Optional<ShakaSharing.Obstacle> shakaObstacle() {
        boolean met = identities.stream().anyMatch(identity -> identity.generation() == Generation.V2_2);
        return dash.filter(open -> met).flatMap(Dash::shakaObstacle);
    }

    /** Everybody who may watch this manifest. */
    ManifestNames names() {
        return names;
    }

    Renditions renditions() {
        return renditions;
    }

    /** The media playlist itself, when there is no master above it. */
    Optional<MediaPlaylist> single() {
        return playlist instanceof MediaPlaylist media ? Optional.of(media) : Optional.empty();
    }

    Optional<MasterPlaylist> master() {
        return playlist instanceof MasterPlaylist master ? Optional.of(master) : Optional.empty();
    }

    DeliveryPlan plan(int rendition) {
        Renditions.Rendition chosen = renditions.all().get(rendition);
        return new DeliveryPlan(
                chosen.stream(),
                chosen.playlist(),
                chosen.shown().label(),
                chosen.shown().bitsPerSecond(),
                identities(chosen.stream()),
                dash.map(Dash::source));
    }

    /**
     * The renditions that may follow this one in one list without a player noticing more than the picture's quality: an
     * audio-only variant, another codec or another audio group would need decoders and tracks of their own.
     */
    List<Integer> interchangeable(int rendition) {
        List<Variant> variants = master().map(MasterPlaylist::variants).orElse(List.of());
        if (variants.isEmpty()) {
            return List.of(rendition);
        }
        Variant playing = variants.get(rendition);
        return IntStream.range(0, variants.size())
                .filter(index -> alike(playing, variants.get(index)))
                .boxed()
                .toList();
    }

    private static boolean alike(Variant one, Variant other) {
        boolean codecs = one.codecs().isEmpty()
                || other.codecs().isEmpty()
                || families(one.codecs().get()).equals(families(other.codecs().get()));
        return codecs
                && one.audioGroup().equals(other.audioGroup())
                && one.size().isPresent() == other.size().isPresent();
    }

    /** {@code avc1.64001f,mp4a.40.2} and {@code avc1.4d401e, mp4a.40.5} are of the same families (RFC 6381). */
    private static Set<String> families(String codecs) {
        return Arrays.stream(codecs.split(","))
                .map(codec -> codec.strip().replaceFirst("\\..*", ""))
                .collect(Collectors.toSet());
    }

    /** The plan of an alternate audio whose playlist that is. */
    Optional<DeliveryPlan> audioPlan(URI mediaPlaylist) {
        return master().stream()
                .flatMap(master -> master.audio().stream())
                .filter(audio -> audio.uri().filter(mediaPlaylist::equals).isPresent())
                .filter(audio -> audio.index().isPresent())
                .findFirst()
                .map((MediaRendition audio) -> {
                    StreamId stream =
                            new StreamId(StreamKind.SECONDARY, audio.index().getAsInt());
                    return new DeliveryPlan(
                            stream,
                            mediaPlaylist,
                            "audio " + audio.name(),
                            0,
                            identities(stream),
                            dash.map(Dash::source));
                });
    }

    private List<SwarmIdentity> identities(StreamId stream) {
        return identities.stream()
                .filter(identity -> identity.stream().equals(stream))
                .toList();
    }
}
