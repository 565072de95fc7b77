package org.swarmglass.engine.model;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of the newest end of a live playlist is kept from the player, so that peers have time to share it. */
public sealed interface LiveDelay {
    /** The default: the largest of 7 segments, 20 s and what the stream's author suggests. */
    LiveDelay AUTOMATIC = new Automatic();

    /**
     * Newest segments to withhold, before the cap of 60 % of the window.
     *
     * @param suggested how far behind the live edge the author wants it played; zero if that is not said
     */
    int segments(Duration targetDuration, Duration suggested);

    record Automatic() implements LiveDelay {
        @Override
        public int segments(Duration targetDuration, Duration suggested) {
            Duration least = Duration.ofSeconds(20);
            Duration wanted = suggested.compareTo(least) > 0 ? suggested : least;
            return Math.max(7, new OfTime(wanted).segments(targetDuration, suggested));
        }
    }

    record OfSegments(int count) implements LiveDelay {
        @Override
        public int segments(Duration targetDuration, Duration suggested) {
            return count;
        }
    }

    record OfTime(Duration time) implements LiveDelay {
        @Override
        public int segments(Duration targetDuration, Duration suggested) {
            long target = Math.max(1, targetDuration.toMillis());
            return (int) ((time.toMillis() + target - 1) / target);
        }
    }

    /**
     * Reads {@code 28s}, {@code 7seg} or {@code auto}.
     *
     * @throws IllegalArgumentException for anything else, with the forms there are
     */
    static LiveDelay parse(String text) {
        Matcher form = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,3})?)(s|seg)").matcher(text);
        if (text.equals("auto")) {
            return AUTOMATIC;
        }
        if (form.matches() && form.group(2).equals("s")) {
            return new OfTime(Duration.ofMillis(Math.round(Double.parseDouble(form.group(1)) * 1000)));
        }
        if (form.matches() && !form.group(1).contains(".")) {
            return new OfSegments(Integer.parseInt(form.group(1)));
        }
        throw new IllegalArgumentException("\"" + text + "\" is not a live delay; write 28s, 7seg or auto");
    }
}
