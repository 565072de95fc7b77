package org.swarmglass.app.monitor;

/** How much of the past the views show. */
public enum WindowLength {
    ONE_MINUTE("1 min", 60_000),
    FIVE_MINUTES("5 min", 300_000),
    FIFTEEN_MINUTES("15 min", 900_000);

    private final String label;
    private final long millis;

    WindowLength(String label, long millis) {
        this.label = label;
        this.millis = millis;
    }

    public String label() {
        return label;
    }

    public long millis() {
        return millis;
    }

    /** The longest, which histories must hold. */
    public static WindowLength longest() {
        return FIFTEEN_MINUTES;
    }
}
