package org.swarmglass.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.model.PeerId;

/** The order is the one that 5.0 computes: with another, each would wait for the other to fetch. */
class ElectionTest {
    private static final JsonNode VECTORS = read();

    @Test
    void hashesAsTheLibraryDoes() {
        assertThat(VECTORS.get("hash32"))
                .hasSize(5)
                .allSatisfy(
                        vector -> assertThat(Election.hash(vector.get("input").asText()))
                                .isEqualTo(vector.get("hash").asLong()));
    }

    @Test
    void scoresAndRanksAsTheLibraryDoes() {
        assertThat(VECTORS.get("scores")).hasSizeGreaterThan(5).allSatisfy(vector -> {
            long sequence = vector.get("externalId").asLong();
            List<String> members = vector.get("scores").properties().stream()
                    .map(Map.Entry::getKey)
                    .toList();
            for (String member : members) {
                assertThat(Election.score(new PeerId(member), Election.ballot(sequence)))
                        .isEqualTo(vector.get("scores").get(member).asLong());
                assertThat(rank(member, members, sequence))
                        .isEqualTo(vector.get("ranks").get(member).asInt());
            }
        });
    }

    @Test
    void electsByTheSequenceNumberWhereOursIsThePosition() {
        JsonNode vector = VECTORS.get("scores").get(4);
        Set<PeerId> members = vector.get("scores").properties().stream()
                .map(member -> new PeerId(member.getKey()))
                .collect(Collectors.toSet());
        for (PeerId member : members) {
            Set<PeerId> others =
                    members.stream().filter(other -> !other.equals(member)).collect(Collectors.toSet());
            Electorate electorate = new Electorate(
                    Set.of(member),
                    Optional.of(member),
                    others,
                    vector.get("externalId").asLong(),
                    0);
            boolean first = vector.get("ranks").get(member.text()).asInt() == 0;
            assertThat(electorate.weOwe(0)).isEqualTo(first);
            assertThat(electorate.aPeerOwes(0)).isNotEqualTo(first);
        }
    }

    private static int rank(String member, List<String> members, long sequence) {
        return (int) members.stream()
                .filter(other -> Electorate.free(Set.of(new PeerId(member))).precedesUs(new PeerId(other), sequence))
                .count();
    }

    private static JsonNode read() {
        String file = "/vectors/vectors-v3.json";
        try (InputStream in = Objects.requireNonNull(ElectionTest.class.getResourceAsStream(file), file)) {
            return new ObjectMapper().readTree(in).get("election");
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
