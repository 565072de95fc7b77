package org.swarmglass.app.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 60s}, {@code 5m}, {@code 1h} or plain seconds. */
final class DurationConverter implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)(s|m|h)?");

    @Override
    public Duration convert(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || Double.parseDouble(form.group(1)) == 0) {
            throw new TypeConversionException("\"" + text + "\" is not a duration; write 60s, 5m or 1h");
        }
        String unit = form.group(2) == null ? "s" : form.group(2);
        long millis = switch (unit) {
            case "h" -> 3_600_000;
            case "m" -> 60_000;
            default -> 1000;
        };
        return Duration.ofMillis(Math.round(Double.parseDouble(form.group(1)) * millis));
    }
}
