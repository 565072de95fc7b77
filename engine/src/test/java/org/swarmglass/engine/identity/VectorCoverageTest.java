package org.swarmglass.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Says which vectors name swarms, which of those are tested here, and which are left out and why, so that a new vector
 * cannot be skipped unseen.
 */
class VectorCoverageTest {
    @Test
    void everyIdentityVectorOf06IsTested() {
        Vectors vectors = Vectors.of("v06");
        assertThat(vectors.cases("/infoHash")).hasSize(10);
        assertThat(vectors.cases("/swarmDerivation")).hasSize(16);
        // Commands, maps, detection and the receiver's traces are tested in wire.v06 and peer.v06. Left out: the
        // library's
        // defaults, its scheduler and its cache, which are not ours.
        assertThat(vectors.keys())
                .containsExactlyInAnyOrder(
                        "meta",
                        "infoHash",
                        "peerId",
                        "swarmDerivation",
                        "trackerClientOptions",
                        "commands",
                        "segmentData",
                        "segmentsMapEncode",
                        "segmentsMapDecode",
                        "commandDetection",
                        "receiverStateMachine",
                        "responseTimeout",
                        "manager",
                        "defaults",
                        "scheduler",
                        "memoryStorage",
                        "capturedTrackerSession",
                        "capturedDataChannel_v062",
                        "capturedDataChannel_peertubeFork");
    }

    @Test
    void everyIdentityVectorOf2IsTested() {
        Vectors vectors = Vectors.of("v2");
        assertThat(vectors.cases("/infoHash")).hasSize(9);
        assertThat(vectors.cases("/streamIndex_2_3")).hasSize(18);
        assertThat(vectors.cases("/peerIds/formats")).hasSize(5);
        assertThat(vectors.cases("/hls/engine_2_3_1")).hasSize(14);
        assertThat(vectors.cases("/hls/engine_2_2_2")).hasSize(14);
        // Five lists of segment numbers under Shaka, three of them DASH. /hls/liveWindowThenEndlist numbers segments
        // too
        // and belongs to the playlist package.
        assertThat(vectors.cases("/shaka")).hasSize(5);
        assertThat(vectors.cases("/shaka/dash")).hasSize(8);
        assertThat(vectors.cases("/shaka/dashSingleFileByteRange")).hasSize(3);
        assertThat(vectors.cases("/shaka/dashClash_under_half_second")).hasSize(3);
        assertThat(vectors.cases("/shaka/hlsVodNoMap")).hasSize(3);
        assertThat(vectors.cases("/shaka/hlsLiveMapFrom100")).hasSize(3);
        assertThat(vectors.keys())
                .containsExactlyInAnyOrder(
                        "generatedFrom",
                        "commandCodes",
                        "integers",
                        "commands",
                        "decode",
                        "infoHash",
                        "streamIndex_2_3",
                        "peerIds",
                        "hls",
                        "shaka",
                        "trackerSamples",
                        "dialogue",
                        "peerBehaviour");
    }

    @Test
    void everyIdentityVectorOf3IsTested() {
        Vectors vectors = Vectors.of("v3");
        assertThat(vectors.cases("/identityGolden")).hasSize(6);
        assertThat(vectors.cases("/identityExtra")).hasSize(12);
        assertThat(vectors.cases("/configuredSwarmId")).hasSize(2);
        assertThat(vectors.cases("/hlsMasters")).hasSize(11);
        assertThat(vectors.cases("/swarmUrl")).hasSize(2);
        assertThat(vectors.cases("/hlsSegments")).hasSize(9);
        assertThat(vectors.cases("/dash")).hasSize(6);
        assertThat(vectors.at("/dashSidx").size()).isEqualTo(3);
        assertThat(vectors.keys())
                .containsExactlyInAnyOrder(
                        "generatedFrom",
                        "identityGolden",
                        "identityExtra",
                        "configuredSwarmId",
                        "hlsMasters",
                        "swarmUrl",
                        "hlsSegments",
                        "dash",
                        "dashSidx",
                        "commands",
                        "decodeStrictness",
                        "election",
                        "liveGeometry",
                        "glare");
    }

    /** Run for this program, since the others have no Shaka names of DASH streams. */
    @Test
    void everyRecordedDashManifestIsTested() {
        Vectors vectors = Vectors.of("dash");
        assertThat(vectors.cases("/cases")).hasSize(16);
        assertThat(vectors.keys()).containsExactlyInAnyOrder("generatedFrom", "cases");
    }
}
