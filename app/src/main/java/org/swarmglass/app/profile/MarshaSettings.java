package org.swarmglass.app.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.swarmglass.app.profile.literal.Literal;
import org.swarmglass.app.profile.literal.Literal.Member;

/**
 * The P2P settings of marsha, whose player is p2p-media-loader 0.6.2. Its STUN servers are written without {@code stun:};
 * to each tracker it appends the JWT of the viewer. Sources: marsha's {@code docs/env.md}, {@code settings.py},
 * {@code p2pHlsPlugin/index.ts}, {@code webtorrent/src/verifyClient.ts}.
 */
final class MarshaSettings {
    private static final Pattern SETTING = Pattern.compile(
            "\\s*(?:export\\s+|ENV\\s+|-\\s*)?[\"']?(?:DJANGO_)?(P2P_[A-Z0-9_]+)[\"']?\\s*[=:]\\s*(.*)");
    private static final Pattern TOKEN =
            Pattern.compile("(?i)\\s*(?:(?:jwt|token)\\s*[=:]\\s*|(?:authorization:\\s*)?bearer\\s+|\\?token=)?[\"']?"
                    + "(eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)[\"']?\\s*[,;]?\\s*");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Draft draft;
    private final IceLines servers;
    private final TrackerLines trackers;

    MarshaSettings(Draft draft) {
        this.draft = draft;
        servers = new IceLines(draft);
        trackers = new TrackerLines(draft);
    }

    /** True if any of the lines is one of its settings. */
    static boolean describes(List<String> lines) {
        return lines.stream().anyMatch(line -> SETTING.matcher(line).matches());
    }

    /** Lines as in an environment file, a compose file or a shell, and perhaps a token on a line of its own. */
    void read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher setting = SETTING.matcher(lines.get(i));
            if (setting.matches()) {
                setting(i + 1, setting.group(1), setting.group(2));
            } else if (!lines.get(i).isBlank()
                    && !lines.get(i).strip().startsWith("#")
                    && token(lines.get(i)).isEmpty()) {
                draft.note(i + 1, "This line is none of marsha's P2P settings and is ignored", "");
            }
        }
        player();
    }

    /** The same as a page gets it. */
    void read(Literal.Members settings) {
        for (Member member : settings.members()) {
            List<Literal> values = member.value() instanceof Literal.Items list ? list.items() : List.of();
            switch (member.key()) {
                case "stunServerUrls" -> values.forEach(value -> stun(value.line(), text(value)));
                case "webTorrentTrackerUrls" -> values.forEach(value -> trackers.add(value.line(), text(value)));
                case "isEnabled" ->
                    enabled(
                            member.line(),
                            !member.value()
                                    .equals(new Literal.Flag(member.value().line(), false)));
                default -> Words.unknown(draft, Place.MARSHA, member);
            }
        }
        player();
    }

    private static String text(Literal value) {
        return value instanceof Literal.Text text ? text.value() : "";
    }

    private void setting(int line, String name, String written) {
        String value = written.replaceFirst("\\s+#.*$", "").strip().replaceAll("^[\"']|[\"'],?$", "");
        List<String> values = Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
        switch (name) {
            case "P2P_STUN_SERVER_URLS" -> values.forEach(each -> stun(line, each));
            case "P2P_WEB_TORRENT_TRACKER_URLS" -> values.forEach(each -> trackers.add(line, each));
            case "P2P_ENABLED" -> enabled(line, !value.matches("(?i)false|no|0|off|"));
            default -> draft.warn(line, name + " is none of marsha's P2P settings", "See its docs/env.md");
        }
    }

    private void stun(int line, String value) {
        servers.add(line, "stun:" + value, Optional.empty(), Optional.empty());
    }

    private void enabled(int line, boolean enabled) {
        if (!enabled) {
            draft.warn(
                    line, "P2P is switched off in these settings", "Set DJANGO_P2P_ENABLED=True or nobody will be met");
        }
    }

    private void player() {
        draft.recognise();
        draft.generation("0.6");
        draft.liveDelay("7seg");
        draft.note(
                0,
                "Marsha's player joins its swarm only on pages opened with ?p2p in their address",
                "Open them with it when you look for peers");
    }

    /** Appends the token among these lines, if there is one, to every tracker. */
    void appendToken(List<String> lines, Instant now) {
        for (int i = 0; i < lines.size(); i++) {
            Optional<String> token = token(lines.get(i));
            if (token.isPresent()) {
                String jwt = token.get();
                draft.replaceTrackers(draft.trackers().stream()
                        .map(tracker -> withToken(tracker, jwt))
                        .toList());
                expiry(i + 1, jwt, now);
                return;
            }
        }
        boolean bare = draft.trackers().stream().anyMatch(tracker -> !tracker.contains("token="));
        if (bare) {
            draft.note(
                    0,
                    "Marsha's own tracker answers 401 without the token of a viewer",
                    "Add the JWT on a line of its own; public trackers need none");
        }
    }

    private static Optional<String> token(String line) {
        Matcher form = TOKEN.matcher(line);
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }

    /** As browsers write it: the path is / where there was none. */
    private static String withToken(String tracker, String token) {
        if (tracker.matches(".*[?&]token=.*")) {
            return tracker.replaceFirst("([?&]token=)[^&#]*", "$1" + token);
        }
        String address = tracker.matches("wss?://[^/?#]+") ? tracker + "/" : tracker;
        return address + (address.contains("?") ? "&" : "?") + "token=" + token;
    }

    private void expiry(int line, String token, Instant now) {
        Optional<Instant> end = expires(token);
        if (end.isPresent() && end.get().isBefore(now)) {
            draft.error(
                    line,
                    "The token has expired at " + end.get() + ", so the tracker answers 401",
                    "Reload the page and copy a fresh one");
        }
    }

    private static Optional<Instant> expires(String token) {
        try {
            byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
            JsonNode end =
                    JSON.readTree(new String(claims, StandardCharsets.UTF_8)).path("exp");
            return end.isNumber() ? Optional.of(Instant.ofEpochSecond(end.asLong())) : Optional.empty();
        } catch (IllegalArgumentException | JsonProcessingException | DateTimeException opaque) {
            return Optional.empty(); // the tracker will tell
        }
    }
}
