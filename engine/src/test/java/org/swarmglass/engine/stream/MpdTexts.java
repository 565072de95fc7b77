package org.swarmglass.engine.stream;

/** Manifests of DASH streams on {@link SimLab}'s clock. */
final class MpdTexts {
    private MpdTexts() {}

    /** A template that counts segments of 4 s since the clock began. */
    static String live() {
        return mpd(
                "type=\"dynamic\" availabilityStartTime=\"2026-01-01T00:00:00Z\" timeShiftBufferDepth=\"PT40S\""
                        + " minimumUpdatePeriod=\"PT500S\"",
                set("<SegmentTemplate media=\"v-$Number$.m4s\" initialization=\"init.mp4\" startNumber=\"0\""
                        + " duration=\"4\"/>"));
    }

    static String list(String name, int segments) {
        StringBuilder text =
                new StringBuilder("<SegmentList duration=\"4\"><Initialization sourceURL=\"" + name + "-init.mp4\"/>");
        for (int i = 0; i < segments; i++) {
            text.append("<SegmentURL media=\"").append(name).append(i).append(".m4s\"/>");
        }
        return set(text.append("</SegmentList>").toString());
    }

    static String set(String segments) {
        return "<AdaptationSet mimeType=\"video/mp4\"><Representation id=\"r\" bandwidth=\"120000\" codecs=\"avc1.64001f\""
                + " width=\"64\" height=\"36\">" + segments + "</Representation></AdaptationSet>";
    }

    static String mpd(String attributes, String sets) {
        return "<?xml version=\"1.0\"?>\n<!-- by a test -->\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\""
                + " profiles=\"urn:mpeg:dash:profile:isoff-live:2011\" minBufferTime=\"PT2S\" " + attributes
                + "><Period start=\"PT0S\">" + sets + "</Period></MPD>";
    }
}
