package org.swarmglass.app.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swarmglass.app.profile.literal.Literal;
import org.swarmglass.app.profile.literal.Literal.Member;

/** Reads an {@code RTCConfiguration}; what a browser would throw for or pass over is told. */
final class RtcConfig {
    /** What people write for the two that matter. */
    private static final Map<String, String> MEANT = Map.of(
            "credentials", "credential",
            "password", "credential",
            "user", "username",
            "userName", "username");

    private final Draft draft;
    private final IceLines lines;

    RtcConfig(Draft draft) {
        this.draft = draft;
        lines = new IceLines(draft);
    }

    void read(Literal.Members config) {
        for (Member member : config.members()) {
            switch (member.key()) {
                case "iceServers" -> servers(member);
                case "iceTransportPolicy" -> policy(member);
                case "..." -> draft.warn(member.line(), "A spread hides options", "Paste what it stands for as well");
                default -> Words.unknown(draft, Place.RTC, member);
            }
        }
    }

    private void servers(Member member) {
        if (member.value() instanceof Literal.Items list) {
            for (Literal item : list.items()) {
                if (item instanceof Literal.Members server) {
                    server(server);
                } else if (item instanceof Literal.Text text) {
                    draft.error(
                            text.line(),
                            "An ICE server is a text, for which browsers throw",
                            "Write {urls: \"" + text.value() + "\"}; it was read");
                    lines.add(text.line(), text.value(), Optional.empty(), Optional.empty());
                } else {
                    draft.error(item.line(), Words.unread(item, "iceServers"), "Paste what it stands for as well");
                }
            }
        } else if (member.value() instanceof Literal.Members server) {
            draft.error(member.line(), "iceServers is no list, for which browsers throw", "Write [{urls: ...}]");
            server(server);
        } else {
            draft.error(member.line(), Words.unread(member.value(), "iceServers"), "Write [{urls: ...}]");
        }
    }

    private void policy(Member member) {
        if (member.value() instanceof Literal.Text text && text.value().equals("relay")) {
            draft.warn(
                    member.line(),
                    "The page meets peers through TURN only (iceTransportPolicy)",
                    "Its browsers can be reached only if they have a TURN server that lets them");
        } else {
            draft.ignore("iceTransportPolicy");
        }
    }

    /** One entry of {@code iceServers}. */
    void server(Literal.Members server) {
        List<Literal.Text> addresses = new ArrayList<>();
        Optional<String> user = Optional.empty();
        Optional<String> password = Optional.empty();
        for (Member member : server.members()) {
            String option = MEANT.getOrDefault(member.key(), member.key());
            if (!option.equals(member.key())) {
                draft.error(
                        member.line(),
                        member.key() + " is no option of an ICE server; browsers pass over it and then lack the "
                                + option,
                        "Write " + option + "; it was read as that");
            }
            switch (option) {
                case "urls", "url" -> addresses.addAll(addresses(member));
                case "username" -> user = text(member);
                case "credential" -> password = text(member);
                default -> Words.unknown(draft, Place.ICE, member);
            }
        }
        if (addresses.isEmpty()) {
            draft.error(
                    server.line(),
                    "An ICE server has no address, for which browsers throw",
                    "Add urls: \"stun:host:port\"");
        }
        for (Literal.Text address : addresses) {
            lines.add(address.line(), address.value(), user, password);
        }
    }

    private List<Literal.Text> addresses(Member member) {
        if (member.key().equals("url")) {
            draft.error(
                    member.line(),
                    "url is the name of old; browsers of today want urls and throw without it",
                    "Write urls");
        }
        List<Literal> values = member.value() instanceof Literal.Items list ? list.items() : List.of(member.value());
        List<Literal.Text> addresses = new ArrayList<>();
        for (Literal value : values) {
            if (value instanceof Literal.Text text) {
                addresses.add(text);
            } else {
                draft.error(value.line(), Words.unread(value, member.key()), "Write the address it stands for");
            }
        }
        return addresses;
    }

    private Optional<String> text(Member member) {
        if (member.value() instanceof Literal.Text text) {
            return Optional.of(text.value());
        }
        if (member.value() instanceof Literal.Digits number) {
            return Optional.of(number.digits());
        }
        if (!(member.value() instanceof Literal.Nothing)) {
            draft.error(member.line(), Words.unread(member.value(), member.key()), "Write the text it stands for");
        }
        return Optional.empty();
    }
}
