package org.swarmglass.engine.origin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.origin.FetchFailure;
import org.swarmglass.engine.origin.OriginRequest;

class AnswerHeadTest {
    private static final URI URL = URI.create("http://a.test/x");
    private static final OriginRequest PART = new OriginRequest(URL, Optional.of(new ByteRange(100, 50)), 1_000);

    private static HttpHeaders headers(String... namesAndValues) {
        Map<String, List<String>> map = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return HttpHeaders.of(map, (name, value) -> true);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes 100-149/200, true",
        "bytes 100-149/*, true",
        "bytes 100-119/120, true",
        "bytes 99-148/200, false",
        "bytes 100-150/200, false",
        "bytes 101-149/200, false",
        "bytes 100-149/149, false",
        "bytes 100-99/200, false",
        "bytes */200, false",
        "items 100-149/200, false",
        "bytes 100-99999999999999999999/200, false",
        "junk, false"
    })
    void acceptsOnlyTheRangeThatWasAsked(String contentRange, boolean good) {
        AnswerHead head = AnswerHead.judge(PART, URL, 206, headers("Content-Range", contentRange));
        assertThat(head instanceof AnswerHead.Body).isEqualTo(good);
    }

    @Test
    void refusesAPartThatContradictsItself() {
        AnswerHead wrongLength =
                AnswerHead.judge(PART, URL, 206, headers("Content-Range", "bytes 100-149/200", "Content-Length", "49"));
        AnswerHead packed = AnswerHead.judge(
                PART, URL, 206, headers("Content-Range", "bytes 100-149/200", "Content-Encoding", "gzip"));
        AnswerHead notAsked = AnswerHead.judge(
                new OriginRequest(URL, Optional.empty(), 1_000), URL, 206, headers("Content-Range", "bytes 0-149/150"));
        assertThat(List.of(wrongLength, packed, notAsked))
                .allMatch(head ->
                        head instanceof AnswerHead.Failed failed && failed.failure() instanceof FetchFailure.Refused);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120||120",
                "0||0",
                "Fri, 31 Dec 1999 23:59:59 GMT|Fri, 31 Dec 1999 23:59:29 GMT|30",
                "Fri, 31 Dec 1999 23:59:59 GMT||-1",
                "Fri, 31 Dec 1999 23:59:00 GMT|Fri, 31 Dec 1999 23:59:29 GMT|-1",
                "-5||-1",
                "soon||-1",
                "99999999999||-1"
            })
    void readsRetryAfterInBothForms(String retryAfter, String date, long seconds) {
        HttpHeaders given =
                date == null ? headers("Retry-After", retryAfter) : headers("Retry-After", retryAfter, "Date", date);
        AnswerHead head = AnswerHead.judge(PART, URL, 503, given);
        Optional<Duration> expected = seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
        assertThat(head).isEqualTo(new AnswerHead.Failed(new FetchFailure.Status(503, expected)));
    }
}
