package org.swarmglass.engine.playlist.dash;

import io.lindstrom.mpd.data.descriptor.Descriptor;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The number of audio channels out of the schemes in which packagers declare it. */
final class AudioChannels {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final Pattern BITS = Pattern.compile("[0-9A-Fa-f]{4}");

    /** ETSI TS 102 366, table E.1.4: channels of each location from the highest bit down. */
    private static final int[] DOLBY = {1, 1, 1, 1, 1, 2, 2, 1, 1, 2, 2, 2, 1, 2, 1, 1};

    /** ISO/IEC 23091-3, ChannelConfiguration. */
    private static final int[] CICP = {0, 1, 2, 3, 4, 5, 6, 8, 2, 3, 4, 7, 8, 24, 8, 12, 10, 12, 14, 12, 14};

    private AudioChannels() {}

    /** The representation's own configuration, else its set's; the first that can be read. */
    static OptionalInt of(List<Descriptor> own, List<Descriptor> set) {
        List<Descriptor> declared = own.isEmpty() ? set : own;
        return declared.stream()
                .map(AudioChannels::channels)
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    private static OptionalInt channels(Descriptor declared) {
        String scheme = declared.getSchemeIdUri() == null ? "" : declared.getSchemeIdUri();
        String value = declared.getValue() == null ? "" : declared.getValue().trim();
        int channels = 0;
        if (scheme.contains("23003:3:audio_channel_configuration") || scheme.startsWith("urn:dts:dash:audio_channel")) {
            channels = NUMBER.matcher(value).matches() ? Integer.parseInt(value) : 0;
        } else if (scheme.equals("urn:mpeg:mpegB:cicp:ChannelConfiguration")) {
            int index = NUMBER.matcher(value).matches() ? Integer.parseInt(value) : 0;
            channels = index < CICP.length ? CICP[index] : 0;
        } else if (scheme.endsWith("dolby.com,2014:dash:audio_channel_configuration:2011")
                || scheme.equals("urn:dolby:dash:audio_channel_configuration:2011")) {
            channels = BITS.matcher(value).matches() ? dolby(Integer.parseInt(value, 16)) : 0;
        }
        return channels > 0 ? OptionalInt.of(channels) : OptionalInt.empty();
    }

    private static int dolby(int bits) {
        int channels = 0;
        for (int i = 0; i < DOLBY.length; i++) {
            channels += (bits & 1 << DOLBY.length - 1 - i) == 0 ? 0 : DOLBY[i];
        }
        return channels;
    }
}
