package org.swarmglass.app.plan;

/** What the window asks for: name, unit, first text and explanation. */
enum PlanField {
    DELAYS(
            "Delays",
            "s",
            "12-36 by 4",
            "Live delays to try: 12, 20, 28 or 12-36 by 4. Each is a whole number of segments."),
    UPLINKS("Uplinks", "Mbit/s", "1, 2, 3, 5, 10, 20", "Uplinks to try: 1, 5, 20 or 5-25 by 5."),
    AUDIENCES("Viewers", "", "5, 10, 20, 40, 80", "Numbers of viewers to try: 10, 50, 100 or 20-100 by 20."),
    VIEWERS("Viewers", "", "30", "N: how many watch at the same time. Those who leave are replaced."),
    MIX(
            "They run",
            "",
            "swarmglass",
            "Kinds of viewers and their weights, as in 2.3:70,0.6:30. swarmglass is this engine; 2.3, 0.6 and 5.0 are"
                    + " models of how browsers with that p2p-media-loader schedule; peertube is 2.3 with PeerTube's"
                    + " settings for live. Browsers of different generations never meet."),
    UPLINK("Uplink", "Mbit/s", "20", "What each viewer can send. Also 800kbit or 1gbit."),
    DOWNLINK("Downlink", "Mbit/s", "100", "What each viewer can receive, from origin and peers together."),
    CHURN("Churn", "% / s", "0", "How many of the viewers leave, and are replaced, each second."),
    BITRATE("Bitrate", "Mbit/s", "3", "Of the rendition that is watched."),
    SEGMENT("Segment", "s", "4", "Length of a segment: what origin and peers hand over as a whole."),
    WINDOW("Playlist", "segments", "10", "Segments that the origin lists. The live delay must fit in."),
    DELAY(
            "Live delay",
            "s",
            "28",
            "How far viewers are behind the live edge. The longer, the more time segments have to pass from peer to"
                    + " peer; the shorter, the sooner viewers see what happens."),
    MEASURED("Measured", "min", "2", "How long they watch, after a minute that is not measured. Also 30s."),
    SEED("Seed", "", "1", "The same seed gives the same events. Another one shows what is chance.");

    private final String label;
    private final String unit;
    private final String usual;
    private final String explanation;

    PlanField(String label, String unit, String usual, String explanation) {
        this.label = label;
        this.unit = unit;
        this.usual = usual;
        this.explanation = explanation;
    }

    String label() {
        return label;
    }

    /** Empty for numbers without one. */
    String unit() {
        return unit;
    }

    /** What stands in it at first. */
    String usual() {
        return usual;
    }

    String explanation() {
        return explanation;
    }
}
