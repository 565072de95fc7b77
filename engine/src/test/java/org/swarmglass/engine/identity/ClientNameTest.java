package org.swarmglass.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swarmglass.engine.model.PeerId;

class ClientNameTest {
    @ParameterizedTest
    @CsvSource({
        "-PM0203-rwT6jEkmbsLp, p2p-media-loader 2.3",
        "-PM0400-rwT6jEkmbsLp, p2p-media-loader 4.0",
        "-PM1211-rwT6jEkmbsLp, p2p-media-loader 12.11",
        "-WW0006-pFhI2eisduGj, p2p-media-loader 0.6",
        "-WW0005-pFhI2eisduGj, p2p-media-loader 0.5",
        "-WW0200-pFhI2eisduGj, WebTorrent 2.0",
        "-sg0100-pFhI2eisduGj, Swarmglass 0.1",
        "-JV0100-pFhI2eisduGj, -JV0100-",
        "-PM02x3-pFhI2eisduGj, -PM02x3-",
        "abcdefghijklmnopqrst, abcdefgh",
        "<html><b>big</b>aaaa, unknown",
        "--------------------, --------",
    })
    void readsClientAndVersion(String id, String name) {
        assertThat(ClientName.of(new PeerId(id))).isEqualTo(name);
    }

    @Test
    void neverLetsHostileCharactersThrough() {
        for (char c = 0; c < 256; c++) {
            for (String id :
                    new String[] {(c + "x").repeat(10), "-PM0203-" + ("" + c).repeat(12), "-PM" + ("" + c).repeat(17)
                    }) {
                assertThat(ClientName.of(new PeerId(id))).matches("[A-Za-z0-9._~ -]+");
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> knowsEveryPrefixOfTheRealLibraries() {
        Vectors two = Vectors.of("v2");
        Stream<DynamicTest> formats = Vectors.each(
                two.cases("/peerIds/formats"),
                one -> one.get("version").asText(),
                one -> assertThat("p2p-media-loader " + one.get("version").asText())
                        .startsWith(ClientName.of(new PeerId(one.get("example").asText()))));
        Stream<DynamicTest> random = Vectors.each(
                two.cases("/peerIds/random"), JsonNode::asText, one -> says(one.asText(), "p2p-media-loader 2.3"));
        Stream<DynamicTest> old = Vectors.each(
                Vectors.of("v06").cases("/peerId/samples"),
                one -> one.get("ascii").asText(),
                one -> says(one.get("ascii").asText(), "p2p-media-loader 0.6"));
        return Stream.of(formats, random, old).flatMap(tests -> tests);
    }

    private static void says(String id, String name) {
        assertThat(ClientName.of(new PeerId(id))).isEqualTo(name);
    }
}
