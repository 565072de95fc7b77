package org.swarmglass.engine.interop;

import java.util.Locale;

/** The clip with separate sound as DASH, in the forms there are of it. Nobody has to store an MPD. */
final class InteropMpd {
    static final String NAME = "manifest.mpd";

    private InteropMpd() {}

    static String of(InteropMedia clip) {
        return "<?xml version=\"1.0\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\""
                + " profiles=\"urn:mpeg:dash:profile:isoff-main:2011\" type=\"static\" minBufferTime=\"PT4S\""
                + " mediaPresentationDuration=\"PT" + clip.seconds() + "S\"><Period>"
                + "<AdaptationSet contentType=\"video\" mimeType=\"video/mp4\" segmentAlignment=\"true\">"
                + representation(
                        clip, "hi", 0, " bandwidth=\"1200000\" codecs=\"avc1.4d401e\" width=\"640\" height=\"360\"")
                + representation(
                        clip, "lo", 1, " bandwidth=\"400000\" codecs=\"avc1.4d400d\" width=\"320\" height=\"180\"")
                + "</AdaptationSet><AdaptationSet contentType=\"audio\" mimeType=\"audio/mp4\" lang=\"en\">"
                + representation(
                        clip,
                        InteropMedia.AUDIO,
                        2,
                        " bandwidth=\"64000\" codecs=\"mp4a.40.2\" audioSamplingRate=\"48000\"")
                + "</AdaptationSet></Period></MPD>";
    }

    /** @param place by which ffmpeg has named the init section */
    private static String representation(InteropMedia clip, String folder, int place, String attributes) {
        String init = folder + "/init_" + place + ".mp4";
        int segments = clip.seconds() / InteropMedia.SEGMENT_SECONDS;
        return "<Representation id=\"" + folder + "\"" + attributes + ">"
                + (clip == InteropMedia.DASH_LIST ? list(folder, init, segments) : timeline(folder, init, segments))
                + "</Representation>";
    }

    private static String list(String folder, String init, int segments) {
        StringBuilder text = new StringBuilder("<SegmentList duration=\"" + InteropMedia.SEGMENT_SECONDS
                + "\"><Initialization sourceURL=\"" + init + "\"/>");
        for (int i = 0; i < segments; i++) {
            text.append(String.format(Locale.ROOT, "<SegmentURL media=\"%s/seg_%06d.m4s\"/>", folder, i));
        }
        return text.append("</SegmentList>").toString();
    }

    private static String timeline(String folder, String init, int segments) {
        return "<SegmentTemplate media=\"" + folder + "/seg_$Number%06d$.m4s\" initialization=\"" + init
                + "\" startNumber=\"0\"><SegmentTimeline><S t=\"0\" d=\"" + InteropMedia.SEGMENT_SECONDS + "\" r=\""
                + (segments - 1) + "\"/></SegmentTimeline></SegmentTemplate>";
    }
}
