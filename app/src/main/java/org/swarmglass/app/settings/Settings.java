package org.swarmglass.app.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered between runs.
 *
 * @param theme {@code dark} or {@code light}
 * @param windowMinutes how much of the past the views show: 1, 5 or 15
 * @param volume in percent
 * @param history streams opened before, the latest first
 */
public record Settings(
        String theme,
        Optional<Bounds> bounds,
        int windowMinutes,
        int volume,
        boolean muted,
        List<StreamEntry> history) {
    /** How many streams are remembered. */
    public static final int LONGEST_HISTORY = 20;

    public static final Settings DEFAULTS = new Settings("dark", Optional.empty(), 1, 100, false, List.of());

    public Settings {
        history = List.copyOf(history);
    }

    /** Place and size of the window, and whether it fills the screen. */
    public record Bounds(int x, int y, int width, int height, boolean maximized) {}

    public Settings withTheme(String name) {
        return new Settings(name, bounds, windowMinutes, volume, muted, history);
    }

    public Settings withBounds(Bounds where) {
        return new Settings(theme, Optional.of(where), windowMinutes, volume, muted, history);
    }

    public Settings withWindowMinutes(int minutes) {
        return new Settings(theme, bounds, minutes, volume, muted, history);
    }

    public Settings withSound(int percent, boolean mute) {
        return new Settings(theme, bounds, windowMinutes, percent, mute, history);
    }

    /** The stream goes to the front; an earlier entry with its URL makes room. */
    public Settings opened(StreamEntry entry) {
        List<StreamEntry> entries = new ArrayList<>();
        entries.add(entry);
        history.stream().filter(old -> !old.url().equals(entry.url())).forEach(entries::add);
        return new Settings(
                theme,
                bounds,
                windowMinutes,
                volume,
                muted,
                entries.subList(0, Math.min(LONGEST_HISTORY, entries.size())));
    }

    public Settings withoutHistory() {
        return new Settings(theme, bounds, windowMinutes, volume, muted, List.of());
    }
}
