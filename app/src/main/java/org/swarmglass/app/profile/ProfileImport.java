package org.swarmglass.app.profile;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.swarmglass.app.profile.literal.Flaw;
import org.swarmglass.app.profile.literal.Literal;
import org.swarmglass.app.profile.literal.LiteralReader;

/**
 * Makes of a text what it says of a stream: a profile of ours, a configuration of p2p-media-loader 2.x or 0.6 with or
 * without the JavaScript around it, settings of marsha, a video of PeerTube, or the address of a playlist. What is wrong
 * becomes a {@link Finding}; what can be mended is mended, and what is left out is quoted. Pure.
 */
public final class ProfileImport {
    /** How much text is read, in characters. */
    public static final int LONGEST = 200_000;

    private static final Pattern STREAM = Pattern.compile("https?://[^\\s'\"`<>\\\\]+\\.m3u8[^\\s'\"`<>\\\\]*");

    private ProfileImport() {}

    /** @param now to tell whether a token has expired */
    public static Imported read(String text, Instant now) {
        Draft draft = new Draft();
        if (text.length() > LONGEST) {
            draft.error(0, "This is too long for a configuration and was not read", "Paste the configuration alone");
            return draft.imported();
        }
        List<String> lines = text.lines().toList();
        String alone = text.strip();
        if (PeerTube.describes(alone)) {
            new PeerTube(draft).address(1, alone);
        } else if (MarshaSettings.describes(lines)) {
            MarshaSettings settings = new MarshaSettings(draft);
            settings.read(lines);
            settings.appendToken(lines, now);
        } else {
            objects(text, draft);
            if (draft.recognised() && text.contains("webTorrentTrackerUrls")) {
                new MarshaSettings(draft).appendToken(lines, now);
            }
        }
        stream(text, draft);
        if (!draft.recognised() && !alone.isEmpty()) {
            draft.error(
                    0,
                    "Nothing in this is a configuration that is known here",
                    "Paste the options of p2p-media-loader ({core: ...} or {loader: ...}), marsha's P2P_ settings, the"
                            + " address of a PeerTube video or of a playlist, or a profile");
        }
        return draft.imported();
    }

    private static void objects(String text, Draft draft) {
        LiteralReader reader = new LiteralReader(text);
        List<Literal.Members> objects = reader.read();
        List<Literal.Members> profiles =
                objects.stream().filter(ProfileJson::describes).toList();
        if (profiles.isEmpty()) {
            new PlayerConfig(draft).read(objects);
        } else {
            ProfileJson.read(profiles.get(0), draft);
        }
        if (draft.recognised()) {
            for (Flaw flaw : reader.flaws()) {
                draft.error(flaw.line(), flaw.what(), flaw.cure());
            }
        }
    }

    /** A page's code mostly names the playlist somewhere near. */
    private static void stream(String text, Draft draft) {
        Matcher address = STREAM.matcher(text);
        if (!draft.hasUrl() && address.find()) {
            draft.recognise();
            draft.url(address.group());
            if (PeerTube.describes(address.group()) && draft.trackers().isEmpty()) {
                new PeerTube(draft).address(1, address.group());
            }
        }
    }
}
