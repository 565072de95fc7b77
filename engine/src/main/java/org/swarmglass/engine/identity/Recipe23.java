package org.swarmglass.engine.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.swarmglass.engine.identity.HlsJsMaster.Rendition;
import org.swarmglass.engine.model.Generation;

/**
 * Releases 2.3 to 4.x: {@code v2}, the SHA-1 of normalised properties, SHA-1.
 *
 * <p>Source: p2p-media-loader 2.3.1, core/src/utils/stream.ts (generateStreamShortId). An avc1 profile or level above
 * 255 in decimal, which no encoder has, is written as 2.3 does; 4.0 cuts it to two digits.
 */
final class Recipe23 implements SwarmRecipe {
    static final HlsJsNaming NAMING =
            new HlsJsNaming(Generation.V2_3, "v2", new ByNormalisedProperties(), SwarmDigest::sha1);

    private static final Pattern DECIMAL_AVC = Pattern.compile("(avc1?)\\.(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})");

    private static final class ByNormalisedProperties implements HlsJsNaming.Indexing {
        @Override
        public String propertiesText(Rendition rendition) {
            return normalised(rendition.properties()).text();
        }

        @Override
        public String index(Rendition rendition) {
            return SwarmDigest.propertiesIndex(propertiesText(rendition));
        }
    }

    @Override
    public Generation generation() {
        return Generation.V2_3;
    }

    @Override
    public List<SwarmIdentity> identities(Manifest manifest, Optional<String> configuredSwarmId) {
        return NAMING.identities(manifest, configuredSwarmId);
    }

    static StreamProperties normalised(StreamProperties written) {
        return new StreamProperties(
                written.bitrate(),
                codecs(written.codecs()),
                written.width(),
                written.height(),
                language(written.language()),
                written.channels().replaceFirst("/.*", ""),
                ScriptText.trim(written.name().toLowerCase(Locale.ROOT)),
                frameRate(written.frameRate()),
                ScriptText.trim(written.videoRange().toUpperCase(Locale.ROOT)));
    }

    private static String codecs(String written) {
        if (written.isEmpty()) {
            return "";
        }
        return Arrays.stream(written.split(",", -1))
                .map(codec -> hexadecimalAvc(ScriptText.trim(codec).toLowerCase(Locale.ROOT)))
                .sorted()
                .collect(Collectors.joining(","));
    }

    /** RFC 4281 wrote {@code avc1.66.30} for what RFC 6381 writes {@code avc1.42001e}. */
    private static String hexadecimalAvc(String codec) {
        Matcher matcher = DECIMAL_AVC.matcher(codec);
        if (!matcher.matches()) {
            return codec;
        }
        int profile = Integer.parseInt(matcher.group(2));
        int level = Integer.parseInt(matcher.group(3));
        return String.format(Locale.ROOT, "%s.%02x00%02x", matcher.group(1), profile, level);
    }

    private static String language(String written) {
        String code = written.equals("und") ? "" : written;
        return code.substring(0, Math.min(2, code.length())).toLowerCase(Locale.ROOT);
    }

    private static String frameRate(String written) {
        double rate = ScriptText.number(written);
        return Double.isNaN(rate) ? "" : ScriptText.text(rate);
    }
}
