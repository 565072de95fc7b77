package org.swarmglass.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expectations recorded from {@code new URL(...)} in Chromium, hash cleared. */
class BrowserUrlTest {
    private static final String BASE = "https://cdn.example/live/x/master.m3u8?token=1";

    private static final String[][] ABSOLUTE = {
        {"HTTPS://Example.COM:443/a/../b/./c.m3u8#t", "https://example.com/b/c.m3u8"},
        {"http://example.com:80", "http://example.com/"},
        {"http://example.com:8080/x y?q=a b#f", "http://example.com:8080/x%20y?q=a%20b"},
        {"https://example.com/%7Efoo/%2e%2E/bar", "https://example.com/bar"},
        {"https://example.com/é/日本.m3u8?é=ü'", "https://example.com/%C3%A9/%E6%97%A5%E6%9C%AC.m3u8?%C3%A9=%C3%BC%27"},
        {
            "https://приклад.укр/відео/майстер.m3u8",
            "https://xn--80aikifvh.xn--j1amh/%D0%B2%D1%96%D0%B4%D0%B5%D0%BE/%D0%BC%D0%B0%D0%B9%D1%81%D1%82%D0%B5%D1%80.m3u8"
        },
        {"https://Straße.de/", "https://xn--strae-oqa.de/"},
        {"https://☃.net/", "https://xn--n3h.net/"},
        {"https://ΣΊΣΥΦΟΣ.gr/", "https://xn--kxa6akbbkh.gr/"},
        {"https://例え。テスト/", "https://xn--r8jz45g.xn--zckzah/"},
        {"https://user:pa ss@Example.com/", "https://user:pa%20ss@example.com/"},
        {"https:\\\\example.com\\a\\b", "https://example.com/a/b"},
        {"http:///example.com/a", "http://example.com/a"},
        {"https://[2001:DB8::1]:8443/a", "https://[2001:db8::1]:8443/a"},
        {"https://a.example/x|y^z{a}`[b]", "https://a.example/x%7Cy%5Ez%7Ba%7D%60[b]"},
        {"https://a.example/?x|y^z{a}`[b]\\", "https://a.example/?x|y^z{a}`[b]\\"},
        {"  https://a.example/\n\t a  ", "https://a.example/%20a"},
        {"https://exa%4Dple.com/", "https://example.com/"},
        {"https://a.example/..", "https://a.example/"},
        {"https://a.example/a/b/..", "https://a.example/a/"},
        {"https://a.example/a/b/.", "https://a.example/a/b/"},
        {"https://a.example//a//../b", "https://a.example//a/b"},
        {"https://a.example:/x", "https://a.example/x"},
        {"https://münchen.example/", "https://xn--mnchen-3ya.example/"},
        {"https://EXAMPLE。com/", "https://example.com/"},
        {"https://www.xn--80ak6aa92e.com/", "https://www.xn--80ak6aa92e.com/"},
        {"https://faß.example/ß", "https://xn--fa-hia.example/%C3%9F"}
    };

    private static final String[][] RELATIVE = {
        {"a.m3u8", "https://cdn.example/live/x/a.m3u8"},
        {"../a.m3u8", "https://cdn.example/live/a.m3u8"},
        {"/a.m3u8", "https://cdn.example/a.m3u8"},
        {"//other.example/a.m3u8", "https://other.example/a.m3u8"},
        {"?q", "https://cdn.example/live/x/master.m3u8?q"},
        {"", "https://cdn.example/live/x/master.m3u8?token=1"},
        {"#f", "https://cdn.example/live/x/master.m3u8?token=1"},
        {"http://h/a", "http://h/a"},
        {"https:b.m3u8", "https://cdn.example/live/x/b.m3u8"},
        {"a?b/../c", "https://cdn.example/live/x/a?b/../c"},
        {"./../../../../a", "https://cdn.example/a"},
        {"a b.m3u8", "https://cdn.example/live/x/a%20b.m3u8"},
        {"..\\a.m3u8", "https://cdn.example/live/a.m3u8"},
        {"720p/index.m3u8?token=abc#x", "https://cdn.example/live/x/720p/index.m3u8?token=abc"},
        {"é.m3u8", "https://cdn.example/live/x/%C3%A9.m3u8"},
        {"./a:b", "https://cdn.example/live/x/a:b"},
        {";p", "https://cdn.example/live/x/;p"}
    };

    @TestFactory
    Stream<DynamicTest> serialisesAsABrowser() {
        return Stream.of(ABSOLUTE)
                .map(pair -> DynamicTest.dynamicTest("\"" + pair[0] + "\"", () -> {
                    assertThat(BrowserUrl.parse(pair[0]).text()).isEqualTo(pair[1]);
                    assertThat(BrowserUrl.parse(pair[1]).text())
                            .as("a second time")
                            .isEqualTo(pair[1]);
                    assertThat(BrowserUrl.parse(BASE).resolve(pair[0])).contains(BrowserUrl.parse(pair[1]));
                }));
    }

    @TestFactory
    Stream<DynamicTest> resolvesAsABrowser() {
        return Stream.of(RELATIVE)
                .map(pair -> DynamicTest.dynamicTest(
                        "\"" + pair[0] + "\"",
                        () -> assertThat(BrowserUrl.parse(BASE).resolve(pair[0]))
                                .contains(BrowserUrl.parse(pair[1]))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.m3u8",
                "//a.example/",
                "ftp://a.example/",
                "https:",
                "https://",
                "https://bad host/",
                "https://a.example:99999/",
                "https://a.example:8o/",
                "https://[::1/",
                "https://%00/"
            })
    void refusesWhatIsNoHttpUrl(String text) {
        assertThatThrownBy(() -> BrowserUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data:,x", "a:b", "//", "ftp://a.example/", "http://a b/"})
    void resolvesNothingThatNoBrowserWouldLoadOverHttp(String reference) {
        assertThat(BrowserUrl.parse(BASE).resolve(reference)).isEmpty();
    }

    @Test
    void leavesOutTheQueryForTheSwarmId() {
        assertThat(BrowserUrl.parse("https://A.example/b?c?d#e").withoutQuery()).isEqualTo("https://a.example/b");
    }

    @Test
    void refusesNamesThatDnsCannotHold() {
        String label = "\u00FC".repeat(60_000);
        assertThat(BrowserUrl.parse(BASE).resolve("https://" + label + "/")).isEmpty();
        assertThat(BrowserUrl.parse(BASE).resolve("https://" + "a.".repeat(127) + "example/"))
                .isEmpty();
    }

    /** Browsers load these as they are; java.net.URI would throw. */
    @Test
    void alwaysGivesAUriToLoad() {
        assertThat(BrowserUrl.parse("https://a.example/100%[b]?x|y^z{a}`[b]\\%").uri())
                .isEqualTo(URI.create("https://a.example/100%25%5Bb%5D?x%7Cy%5Ez%7Ba%7D%60%5Bb%5D%5C%25"));
    }

    /** RFC 3492 section 7.1, samples (A) and (L). */
    @Test
    void writesPunycodeAsTheRfcSamples() {
        String arabic = "\u0644\u064A\u0647\u0645\u0627\u0628\u062A\u0643\u0644"
                + "\u0645\u0648\u0634\u0639\u0631\u0628\u064A\u061F";
        assertThat(Punycode.encode(arabic)).isEqualTo("egbpdaj6bu4bxfgehfvwxn");
        assertThat(Punycode.encode("3\u5E74b\u7D44\u91D1\u516B\u5148\u751F")).isEqualTo("3b-ww4c5e180e575a65lsy2b");
    }
}
