package org.swarmglass.engine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.swarmglass.engine.model.ByteRange;

class RangeHeaderTest {
    private static final OptionalLong TOTAL = OptionalLong.of(1_000);

    @ParameterizedTest
    @CsvSource({
        "bytes=0-,           206, 1000, bytes 0-999/1000,   0",
        "bytes=5-,           206,  995, bytes 5-999/1000,   0",
        "bytes=5-9,          206,    5, bytes 5-9/1000,     0",
        "'bytes = 5 - 9',    206,    5, bytes 5-9/1000,     0",
        "bytes=005-0009,     206,    5, bytes 5-9/1000,     0",
        "bytes=990-5000,     206,   10, bytes 990-999/1000, 0",
        "bytes=-1,           206,    1, bytes 999-999/1000, 999",
        "bytes=-1000,        206, 1000, bytes 0-999/1000,   0",
        "bytes=-99999999999999999999, 206, 1000, bytes 0-999/1000, 0",
        "bytes=0-99999999999999999999, 206, 1000, bytes 0-999/1000, 0",
        "bytes=-0,           416,    0, bytes */1000,       0",
        "bytes=1000-,        416,    0, bytes */1000,       0",
        "bytes=99999999999999999999-, 416, 0, bytes */1000, 0",
    })
    void answersARangeOfAResourceOfKnownLength(String header, int status, long length, String contentRange, long skip) {
        assertThat(RangeHeader.parse(header).reply(OptionalLong.empty(), TOTAL))
                .isEqualTo(new RangeHeader.Reply(status, OptionalLong.of(length), Optional.of(contentRange), skip));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes", "bytes=", "bytes=-", "bytes=9-5", "bytes=a-b", "items=0-5", "bytes=0-1,5-6"})
    void whatNeedNotBeHonouredMeansTheWhole(String header) {
        assertThat(RangeHeader.parse(header)).isEqualTo(new RangeHeader.Whole());
        assertThat(RangeHeader.parse(header).reply(TOTAL, TOTAL)).isEqualTo(RangeHeader.Reply.whole(TOTAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=5-", "bytes=5-9", "bytes=-5", "bytes=5000-"})
    void answersTheWholeWhileTheLengthIsUnknown(String header) {
        assertThat(RangeHeader.parse(header).reply(OptionalLong.empty(), OptionalLong.empty()))
                .isEqualTo(RangeHeader.Reply.whole(OptionalLong.empty()));
    }

    @Test
    void asksTheContentForAPartButNeverForASuffix() {
        assertThat(RangeHeader.parse("bytes=5-9").asked()).contains(new ByteRange(5, 5));
        assertThat(RangeHeader.parse("bytes=5-").asked()).contains(ByteRange.from(5));
        assertThat(RangeHeader.parse("bytes=-5").asked()).isEmpty();
        assertThat(RangeHeader.parse(null).asked()).isEmpty();
    }
}
