package org.swarmglass.engine.peer.v06;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swarmglass.engine.peer.PeerSession;
import org.swarmglass.engine.peer.RecordingDownload;
import org.swarmglass.engine.peer.RecordingOwner;
import org.swarmglass.engine.peer.SegmentNumbering;
import org.swarmglass.engine.simulation.VirtualLoop;
import org.swarmglass.engine.wire.Command.Announcement;
import org.swarmglass.engine.wire.v06.V06Command.SegmentData;
import org.swarmglass.engine.wire.v06.V06Command.SegmentRequest;
import org.swarmglass.engine.wire.v06.V06Command.SegmentsMap;
import org.swarmglass.engine.wire.v06.V06Decoder;
import org.swarmglass.engine.wire.v06.V06Vectors;

/** In the place of one of two real peers whose channel was captured: told to do the same, it sends the same. */
class CapturedChannelTest {
    private static final SegmentNames NAMES =
            new SegmentNames("http://127.0.0.1:9100/live/master.m3u8+V0", SegmentNumbering.SAME);

    private final V06Link link = new V06Link();
    private final Map<Long, Integer> sizes = new HashMap<>();
    private final PeerSession session = new V06Session(
            new VirtualLoop(), V06Bench.REMOTE, link, NAMES.stream(), SegmentNumbering.SAME, new ServingOwner());
    private final List<RecordingDownload> downloads = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"capturedDataChannel_v062, 4", "capturedDataChannel_peertubeFork, 6"})
    void sendsWhatTheRealPeerSent(String capture, int complete) {
        List<String> expected = new ArrayList<>();
        for (JsonNode event : V06Vectors.section(capture)) {
            if (event.get("ev").asText().equals("dc.send")) {
                V06Decoder.decode(message(event)).ifPresent(this::learnSize);
            }
        }
        for (JsonNode event : V06Vectors.section(capture)) {
            if (event.get("ev").asText().equals("dc.send")) {
                expected.add(event.has("text") ? event.get("text").asText() : "#" + event.get("len"));
                doAsCaptured(message(event));
            } else if (event.get("ev").asText().equals("dc.recv")) {
                session.onMessage(message(event));
            }
        }
        List<String> sent = new ArrayList<>(link.everything());
        // Ours goes out once more after the first message, which browsers do not.
        assertThat(sent.remove(1)).isEqualTo(sent.get(0));
        // The capture ends inside a segment.
        assertThat(sent.subList(0, expected.size())).isEqualTo(expected);
        assertThat(downloads).hasSizeGreaterThanOrEqualTo(complete);
        assertThat(downloads.subList(0, complete))
                .allSatisfy(download -> assertThat(download.done).isEqualTo(1));
    }

    private void learnSize(Object command) {
        if (command instanceof SegmentData data) {
            sizes.put(NAMES.number(data.id()).orElseThrow(), (int) data.bytes());
        }
    }

    private void doAsCaptured(byte[] message) {
        Object command = V06Decoder.decode(message).map(Object.class::cast).orElse("media");
        if (command instanceof SegmentsMap map) {
            Announcement announcement = NAMES.announcement(map);
            session.announce(announcement);
        } else if (command instanceof SegmentRequest request) {
            RecordingDownload download = new RecordingDownload();
            downloads.add(download);
            session.request(NAMES.number(request.id()).orElseThrow(), 0, OptionalLong.empty(), download);
        }
    }

    /** Of raw messages the capture has the first bytes. */
    private static byte[] message(JsonNode event) {
        byte[] kept = event.has("text")
                ? event.get("text").asText().getBytes(StandardCharsets.UTF_8)
                : HexFormat.of().parseHex(event.get("hex").asText());
        return Arrays.copyOf(kept, event.get("len").asInt());
    }

    private final class ServingOwner extends RecordingOwner {
        @Override
        public PeerSession.Answer onRequest(PeerSession from, long segment, long firstByte) {
            return new PeerSession.Answer.Serve(new byte[sizes.get(segment)]);
        }
    }
}
