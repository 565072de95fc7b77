package org.swarmglass.engine.playlist.dash;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.lindstrom.mpd.data.FrameRate;
import io.lindstrom.mpd.data.Ratio;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Attributes that the library refuses a whole manifest for, though browsers play it. What cannot be read is absent. */
final class ForgivingValues {
    private ForgivingValues() {}

    static void register(ObjectMapper mapper) {
        mapper.addMixIn(FrameRate.class, Rates.class);
        mapper.addMixIn(Ratio.class, Ratios.class);
        mapper.registerModule(new SimpleModule().addDeserializer(OffsetDateTime.class, new Dates()));
    }

    @JsonDeserialize(using = RateReader.class)
    private interface Rates {}

    @JsonDeserialize(using = RatioReader.class)
    private interface Ratios {}

    /** Some packagers write {@code 29.97} where the standard wants a ratio. */
    static final class RateReader extends JsonDeserializer<FrameRate> {
        private static final int MAX_DIGITS = 16;

        @Override
        public @Nullable FrameRate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String[] ratio = parser.getText().trim().split("/", 2);
            try {
                BigDecimal rate = new BigDecimal(ratio[0]);
                if (rate.precision() > MAX_DIGITS || rate.scale() > MAX_DIGITS || rate.scale() < 0) {
                    return null;
                }
                if (ratio.length == 2) {
                    return new FrameRate(rate.longValueExact(), Long.valueOf(ratio[1]));
                }
                long denominator =
                        BigDecimal.ONE.scaleByPowerOfTen(rate.scale()).longValueExact();
                return new FrameRate(rate.unscaledValue().longValueExact(), denominator);
            } catch (NumberFormatException | ArithmeticException unreadable) {
                return null;
            }
        }
    }

    /** Aspect ratios, which nothing here asks for. */
    static final class RatioReader extends JsonDeserializer<Ratio> {
        @Override
        public @Nullable Ratio deserialize(JsonParser parser, DeserializationContext context) {
            return null;
        }
    }

    /** Times without a zone are UTC, as browsers' DASH players have it. */
    private static final class Dates extends JsonDeserializer<OffsetDateTime> {
        @Override
        public @Nullable OffsetDateTime deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            String text = parser.getText().trim();
            try {
                return OffsetDateTime.parse(text);
            } catch (DateTimeParseException withoutZone) {
                return local(text);
            }
        }

        private static @Nullable OffsetDateTime local(String text) {
            try {
                return LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
            } catch (DateTimeParseException unreadable) {
                return null; // who counts segments by it says that it is missing
            }
        }
    }
}
