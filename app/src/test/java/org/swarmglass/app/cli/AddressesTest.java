package org.swarmglass.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swarmglass.engine.model.TrackerTarget;

class AddressesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host/master.m3u8 | has no scheme",
                "rtmp://host/live | cannot be opened",
                "https:///master.m3u8 | names no host",
                "https://host/a b.m3u8 | spaces as %20",
            })
    void saysWhatIsWrongWithAStream(String url, String cure) {
        assertThatThrownBy(() -> Addresses.stream(url)).hasMessageContaining(cure);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "segments-sha256.json | no web address",
                "ftp://host/segments-sha256.json | no web address",
                "https://host/a b.json | is not a URL",
            })
    void saysWhereHashesAre(String url, String complaint) {
        assertThatThrownBy(() -> Addresses.hashes(url))
                .hasMessageContaining(complaint)
                .hasMessageContaining("https://host/path/segments-sha256.json");
    }

    @Test
    void takesAStreamAsItIs() {
        assertThat(Addresses.stream("https://host:8443/a/master.m3u8?token=x%2Fy"))
                .isEqualTo(URI.create("https://host:8443/a/master.m3u8?token=x%2Fy"));
    }

    @Test
    void defaultStandsForThePublicTrackers() {
        assertThat(Addresses.trackers(List.of("default", "wss://own.example/"), List.of()))
                .extracting(target -> target.url().toString())
                .containsExactly(
                        "wss://tracker.novage.com.ua", "wss://tracker.openwebtorrent.com", "wss://own.example");
    }

    @Test
    void givesATrackerItsOriginEvenWithATokenInItsQuery() {
        String tracker = "wss://t.example/announce?token=a=b";

        List<TrackerTarget> targets = Addresses.trackers(
                List.of("wss://other.example", tracker), List.of(tracker + "=https://page.example:8443"));

        assertThat(targets.get(0).origin()).isEmpty();
        assertThat(targets.get(1).origin()).isEqualTo(Optional.of("https://page.example:8443"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wss://t.example | sets no origin",
                "wss://t.example=https://page.example/path | no path",
                "wss://unknown.example=https://page.example | name it with --tracker",
            })
    void saysWhatIsWrongWithAnOrigin(String origin, String cure) {
        assertThatThrownBy(() -> Addresses.trackers(List.of("wss://t.example"), List.of(origin)))
                .hasMessageContaining(cure);
    }
}
