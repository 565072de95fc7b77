package org.swarmglass.app.profile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.swarmglass.app.profile.literal.Literal;

/**
 * The objects a page's configuration is made of, with the options each may hold. Sources: {@code types.ts} of
 * p2p-media-loader-core 1.0.4 to 5.0, {@code settings} of its 0.6.2, the README of its hls.js engine 0.6.2, W3C WebRTC 1.0,
 * marsha's {@code core/views.py}, the REST API of PeerTube.
 */
enum Place {
    /** {@code core} of 1.0.4 to 5.0, and its {@code mainStream} and {@code secondaryStream}. */
    CORE(
            "announceTrackers rtcConfig swarmId mainStream secondaryStream isP2PDisabled isP2PUploadDisabled"
                    + " httpRequestSetup streamSwarmIdBuilder",
            "highDemandTimeWindow httpDownloadTimeWindow p2pDownloadTimeWindow simultaneousHttpDownloads"
                    + " simultaneousP2PDownloads webRtcMaxMessageSize p2pNotReceivingBytesTimeoutMs"
                    + " p2pInactiveLoaderDestroyTimeoutMs httpNotReceivingBytesTimeoutMs httpErrorRetries"
                    + " p2pErrorRetries trackerClientVersionPrefix validateP2PSegment validateHTTPSegment"
                    + " segmentMemoryStorageLimit customSegmentStorageFactory httpDownloadInitialTimeoutMs"
                    + " urgentBufferThreshold httpFirstByteTimeoutMs p2pMaxPeers p2pChurnMaxPeersMultiplier"
                    + " p2pChurnCleanupIntervalMs p2pChurnGracePeriodMs webRtcOffersCount webRtcOfferTimeoutMs"
                    + " webRtcIceGatheringTimeoutMs webRtcConnectionTimeoutMs"),
    /** {@code loader} of 0.6. */
    LOADER(
            "trackerAnnounce rtcConfig useP2P consumeOnly xhrSetup",
            "cachedSegmentExpiration cachedSegmentsCount requiredSegmentsPriority simultaneousHttpDownloads"
                    + " httpDownloadProbability httpDownloadProbabilityInterval httpDownloadProbabilitySkipIfNoPeers"
                    + " httpFailedSegmentTimeout httpDownloadMaxPriority httpDownloadInitialTimeout"
                    + " httpDownloadInitialTimeoutPerSegment httpUseRanges simultaneousP2PDownloads"
                    + " p2pDownloadMaxPriority p2pSegmentDownloadTimeout webRtcMaxMessageSize peerRequestsPerAnnounce"
                    + " segmentValidator segmentUrlBuilder segmentsStorage bufferedSegmentsCount"
                    + " skipSegmentBuilderPriority"),
    /** {@code segments} of 0.6. */
    SEGMENTS("swarmId", "forwardSegmentCount assetsStorage maxHistorySegments"),
    RTC(
            "iceServers iceTransportPolicy",
            "bundlePolicy iceCandidatePoolSize rtcpMuxPolicy certificates peerIdentity sdpSemantics"),
    ICE("urls url username credential", "credentialType"),
    /** What marsha gives its pages. */
    MARSHA("isEnabled stunServerUrls webTorrentTrackerUrls", ""),
    /** What the API of PeerTube tells of a video; only what is of use is named. */
    PEERTUBE("streamingPlaylists trackerUrls", ""),
    /** Whatever a page wraps around, options of hls.js included. Any option is right here. */
    PAGE(
            "core segments loader p2p hlsjsConfig hls html5 config liveSyncDurationCount liveSyncDuration"
                    + " streamingPlaylists",
            "");

    private final Set<String> used;
    private final Set<String> unused;

    Place(String used, String unused) {
        this.used = words(used);
        this.unused = words(unused);
    }

    private static Set<String> words(String list) {
        return new HashSet<>(Arrays.asList(list.split(" ")));
    }

    boolean ignores(String option) {
        return unused.contains(option);
    }

    private boolean knows(String option) {
        return used.contains(option) || unused.contains(option);
    }

    /** What an object is whose place is not told by a name around it; empty if it holds nothing that is known. */
    static Optional<Place> of(Literal.Members object) {
        return Stream.of(PEERTUBE, PAGE, MARSHA, CORE, LOADER, RTC, ICE)
                .filter(place -> place == ICE ? has(object, "urls") : place.count(object) > 0)
                .max(Comparator.comparingLong((Place place) -> place.count(object))
                        .thenComparing(Comparator.reverseOrder()));
    }

    /** Any code may have an object with a url. */
    private static boolean has(Literal.Members object, String option) {
        return object.members().stream().anyMatch(member -> member.key().equals(option));
    }

    private long count(Literal.Members object) {
        return object.members().stream().filter(member -> knows(member.key())).count();
    }

    /** The option most likely meant: one that differs in at most two letters. */
    Optional<String> nearest(String option) {
        return Stream.concat(used.stream(), unused.stream())
                .filter(known -> known.length() > 3 && distance(option, known) <= 2)
                .min(Comparator.comparingInt((String known) -> distance(option, known))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Another place that has the option. */
    Optional<Place> owner(String option) {
        return List.of(CORE, LOADER, SEGMENTS, RTC, ICE).stream()
                .filter(place -> place != this && place.knows(option))
                .findFirst();
    }

    String label() {
        return switch (this) {
            case CORE -> "core of 2.x";
            case LOADER -> "loader of 0.6";
            case SEGMENTS -> "segments of 0.6";
            case RTC -> "rtcConfig";
            case ICE -> "an ICE server";
            case MARSHA -> "marsha's p2p settings";
            case PEERTUBE -> "a video of PeerTube";
            case PAGE -> "the page";
        };
    }

    /** Letters to change, put in or take out. Case is free. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
                int replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
