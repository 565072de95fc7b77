package org.swarmglass.app.profile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.swarmglass.app.profile.literal.Literal;
import org.swarmglass.app.profile.literal.Literal.Member;
import org.swarmglass.app.settings.StreamEntry;
import org.swarmglass.engine.model.IceServer;

/** A profile as text. Reading is as lenient as of any configuration, since people edit these files. Pure. */
final class ProfileJson {
    /** Marks the form; its value is the version. */
    private static final String MARK = "swarmglassProfile";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ProfileJson() {}

    static String write(Profile profile) {
        StreamEntry stream = profile.stream();
        ObjectNode root = JSON.createObjectNode();
        root.put(MARK, 1);
        root.put("name", profile.name());
        root.put("url", stream.url());
        stream.trackers().forEach(root.putArray("trackers")::add);
        stream.iceServers().forEach(root.putArray("iceServers")::add);
        root.put("swarmId", stream.swarmId());
        root.put("generation", stream.generation());
        root.put("liveDelay", stream.liveDelay());
        root.put("rendition", stream.rendition());
        root.put("segmentsSha256", stream.segmentHashes());
        profile.headers().forEach(root.putArray("headers")::add);
        return root.toPrettyString() + "\n";
    }

    static boolean describes(Literal.Members object) {
        return object.members().stream().anyMatch(member -> member.key().equals(MARK));
    }

    static void read(Literal.Members profile, Draft draft) {
        draft.recognise();
        TrackerLines trackers = new TrackerLines(draft);

        for (Member member : profile.members()) {
            switch (member.key()) {
                case MARK -> {
                    // Version 1 is the only one there is.
                }
                case "name" -> draft.name(text(member, draft));
                case "url" -> draft.url(text(member, draft));
                case "trackers" -> each(member, draft).forEach(line -> tracker(line, trackers, draft));
                case "iceServers" -> each(member, draft).forEach(line -> server(line, draft));
                case "swarmId" -> draft.swarmId(text(member, draft));
                case "generation" -> draft.generation(text(member, draft));
                case "liveDelay" -> draft.liveDelay(text(member, draft));
                case "rendition" -> draft.rendition(text(member, draft));
                case "segmentsSha256" -> draft.segmentHashes(text(member, draft));
                case "headers" -> each(member, draft).forEach(line -> draft.header(line.value()));
                default ->
                    draft.warn(member.line(), member.key() + " is no part of a profile and is ignored", "Delete it");
            }
        }
    }

    /** A tracker with an origin behind it is checked without. */
    private static void tracker(Literal.Text line, TrackerLines trackers, Draft draft) {
        if (line.value().strip().matches("\\S+\\s+https?://[^\\s/]+")) {
            draft.tracker(line.value().strip());
        } else {
            trackers.add(line.line(), line.value());
        }
    }

    /** As typed, user and password in the line. */
    private static void server(Literal.Text line, Draft draft) {
        try {
            draft.iceServer(IceServer.parse(line.value().strip()).toLine());
        } catch (IllegalArgumentException wrong) {
            new IceLines(draft).add(line.line(), line.value(), Optional.empty(), Optional.empty());
        }
    }

    private static String text(Member member, Draft draft) {
        if (member.value() instanceof Literal.Text text) {
            return text.value();
        }
        draft.error(member.line(), member.key() + " is no text", "Put it in quotes");
        return "";
    }

    private static List<Literal.Text> each(Member member, Draft draft) {
        if (member.value() instanceof Literal.Items list) {
            return list.items().stream()
                    .filter(Literal.Text.class::isInstance)
                    .map(Literal.Text.class::cast)
                    .toList();
        }
        draft.error(member.line(), member.key() + " is no list", "Write [\"...\"]");
        return List.of();
    }
}
