package org.swarmglass.engine.identity;

/**
 * What a rendition is hashed from since 2.3. Absent is the empty text, except the bitrate, which is then 0.
 *
 * @param codecs comma-separated
 * @param frameRate as text, since 2.3 is given the attribute as written and 5.0 a number
 */
record StreamProperties(
        double bitrate,
        String codecs,
        String width,
        String height,
        String language,
        String channels,
        String name,
        String frameRate,
        String videoRange) {
    /** Nothing known: a media playlist loaded alone. */
    static final StreamProperties NONE = new StreamProperties(0, "", "", "", "", "", "", "", "");

    /** The nine fields as they are, always with eight dashes. */
    String text() {
        return String.join(
                "-", ScriptText.text(bitrate), codecs, width, height, language, channels, name, frameRate, videoRange);
    }

    StreamProperties withBitrate(double value) {
        return new StreamProperties(value, codecs, width, height, language, channels, name, frameRate, videoRange);
    }

    boolean isEmpty() {
        return equals(NONE);
    }
}
