package org.swarmglass.engine.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UriResolverTest {
    /** The examples of RFC 3986, section 5.4, and what browsers accept beyond it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "g http://a/b/c/g",
                "./g http://a/b/c/g",
                "g/ http://a/b/c/g/",
                "/g http://a/g",
                "//g http://g",
                "?y http://a/b/c/d;p?y",
                "g?y http://a/b/c/g?y",
                "#s http://a/b/c/d;p?q#s",
                "g#s http://a/b/c/g#s",
                ";x http://a/b/c/;x",
                "'' http://a/b/c/d;p?q",
                ". http://a/b/c/",
                ".. http://a/b/",
                "../g http://a/b/g",
                "../../g http://a/g",
                "../../../g http://a/g",
                "/./g http://a/g",
                "g. http://a/b/c/g.",
                "..g http://a/b/c/..g",
                "./../g http://a/b/g",
                "g;x=1/../y http://a/b/c/y",
                "g?y/../x http://a/b/c/g?y/../x",
                "12:30.ts http://a/b/c/12:30.ts",
                "a_b:c.ts http://a/b/c/a_b:c.ts",
                "a|b{c}.ts http://a/b/c/a%7Cb%7Bc%7D.ts",
                "50%.ts http://a/b/c/50%25.ts",
                "a%20b.ts http://a/b/c/a%20b.ts",
                "a\\b.ts http://a/b/c/a/b.ts",
                "http://[::1]:80/x[1].ts http://[::1]:80/x%5B1%5D.ts",
                "https://h/é?ü=1 https://h/%C3%A9?%C3%BC=1",
                "http://h/a/../b http://h/b",
            })
    void resolvesAsBrowsersDo(String reference, String expected) {
        assertThat(UriResolver.resolve(URI.create("http://a/b/c/d;p?q"), reference))
                .contains(URI.create(expected));
    }

    @Test
    void resolvesAgainstAHostWithoutPath() {
        assertThat(UriResolver.resolve(URI.create("http://a"), "x.ts")).contains(URI.create("http://a/x.ts"));
    }

    @Test
    void replacesOneValueAndLeavesTheRestOfTheLine() {
        AttributeList list = AttributeList.of("#EXT-X-X:junk, A=1 ,URI=\"a,b=c\",EMPTY=\"\",OPEN=\"x");
        assertThat(list.withValues("URI"::equals, value -> "<" + value + ">"))
                .isEqualTo("#EXT-X-X:junk, A=1 ,URI=\"<a,b=c>\",EMPTY=\"\",OPEN=\"x");
        assertThat(list.get("A")).contains("1");
        assertThat(list.get("EMPTY")).isEmpty();
        assertThat(list.get("OPEN")).contains("\"x");
        assertThat(AttributeList.of("#T:A=1,B=2,C=3").without("A")).isEqualTo("#T:B=2,C=3");
        assertThat(AttributeList.of("#T:A=1,B=2,C=3").without("B")).isEqualTo("#T:A=1,C=3");
        assertThat(AttributeList.of("#T:A=1,B=2,C=\"3\"").without("C")).isEqualTo("#T:A=1,B=2");
        assertThat(AttributeList.of("#T:A=1").without("A")).isEqualTo("#T:");
    }
}
