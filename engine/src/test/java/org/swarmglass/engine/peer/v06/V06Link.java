package org.swarmglass.engine.peer.v06;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.swarmglass.engine.peer.RecordingLink;
import org.swarmglass.engine.wire.v06.V06Decoder;

/** Reads what was sent as a 0.6 peer does. */
final class V06Link extends RecordingLink {
    /** As text, in order. */
    List<String> commands() {
        return sent.stream()
                .filter(message -> V06Decoder.decode(message).isPresent())
                .map(message -> new String(message, StandardCharsets.UTF_8))
                .toList();
    }

    /** Lengths of the raw messages, in order. */
    List<Integer> slices() {
        return sent.stream()
                .filter(message -> V06Decoder.decode(message).isEmpty())
                .map(message -> message.length)
                .toList();
    }

    /** Commands as they are, raw messages by their length: {@code #65535}. */
    List<String> everything() {
        return sent.stream()
                .map(message -> V06Decoder.decode(message).isPresent()
                        ? new String(message, StandardCharsets.UTF_8)
                        : "#" + message.length)
                .toList();
    }
}
