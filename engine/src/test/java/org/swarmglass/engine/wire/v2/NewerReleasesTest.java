package org.swarmglass.engine.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.swarmglass.engine.wire.Command;
import org.swarmglass.engine.wire.MalformedMessageException;

/** The same bytes as 4.0 and 5.0, which end a connection over what older releases ignore (protocol/v3 section 4). */
class NewerReleasesTest {
    private static final int MAX_MESSAGE_BYTES = 65_535;
    private static final JsonNode ROOT = load();

    @TestFactory
    Stream<DynamicTest> writesWhatTheyWrite() {
        List<JsonNode> vectors = list(ROOT.at("/commands/items"));
        assertThat(vectors).hasSize(14);
        return vectors.stream()
                // They write full groups, which 2.x cannot read; we never do, and they read ours as well.
                .filter(vector -> !vector.get("name").asText().contains(" run"))
                .map(vector -> DynamicTest.dynamicTest(
                        vector.get("name").asText(),
                        () -> assertThat(V2Encoder.encode(V2Vectors.command(vector.get("input")), MAX_MESSAGE_BYTES))
                                .containsExactlyElementsOf(V2Vectors.frames(vector))));
    }

    @TestFactory
    Stream<DynamicTest> readsWhatTheyWrite() {
        return list(ROOT.at("/commands/items")).stream()
                .map(vector -> DynamicTest.dynamicTest(
                        vector.get("name").asText(),
                        () -> assertThat(received(vector)).contains(V2Vectors.command(vector.get("input")))));
    }

    @TestFactory
    Stream<DynamicTest> readsWhatTheyAccept() {
        List<JsonNode> accepted = list(ROOT.at("/decodeStrictness/items")).stream()
                .filter(vector -> vector.at("/v4_v5/0/c").isNumber())
                .filter(vector -> !vector.at("/v4_v5/0/l").isNumber()) // a list that is none: theirs throws later
                .toList();
        assertThat(accepted).hasSize(6);
        return accepted.stream()
                .map(vector -> DynamicTest.dynamicTest(
                        vector.get("name").asText(),
                        () -> assertThat(received(vector)).contains(V2Vectors.command(vector.at("/v4_v5/0")))));
    }

    private static Optional<Command> received(JsonNode vector) throws MalformedMessageException {
        V2Receiver receiver = new V2Receiver();
        Optional<Command> last = Optional.empty();
        for (byte[] frame : V2Vectors.frames(vector)) {
            if (receiver.accept(frame) instanceof Inbound.Commanded commanded) {
                last = Optional.of(commanded.command());
            }
        }
        return last;
    }

    private static List<JsonNode> list(JsonNode array) {
        return new ArrayList<>(StreamSupport.stream(array.spliterator(), false).toList());
    }

    private static JsonNode load() {
        try (InputStream in = NewerReleasesTest.class.getResourceAsStream("/vectors/vectors-v3.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
