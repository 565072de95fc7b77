package org.swarmglass.app.profile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.swarmglass.app.profile.literal.Literal;
import org.swarmglass.app.profile.literal.Literal.Member;

/** Takes from a page's configuration of p2p-media-loader what decides which peers are met. */
final class PlayerConfig {
    private static final Set<String> ONLY_5 = Set.of("urgentBufferThreshold", "httpFirstByteTimeoutMs");
    private static final Set<String> SINCE_2_3 = Set.of(
            "httpDownloadInitialTimeoutMs",
            "p2pMaxPeers",
            "p2pChurnMaxPeersMultiplier",
            "p2pChurnCleanupIntervalMs",
            "p2pChurnGracePeriodMs",
            "webRtcOffersCount",
            "webRtcOfferTimeoutMs",
            "webRtcIceGatheringTimeoutMs",
            "webRtcConnectionTimeoutMs");

    private final Draft draft;
    private final TrackerLines trackers;
    private final RtcConfig rtc;
    private boolean old;
    private boolean current;
    private String generation = "";

    PlayerConfig(Draft draft) {
        this.draft = draft;
        trackers = new TrackerLines(draft);
        rtc = new RtcConfig(draft);
    }

    /** Each object that holds anything known; others are a page's own. */
    void read(List<Literal.Members> objects) {
        objects.forEach(this::found);
        if (old && current) {
            draft.warn(
                    0,
                    "These are options of 0.6 and of 2.x together, whose players never meet",
                    "Choose the generation the page loads");
        } else if (old) {
            draft.generation("0.6");
        } else if (!generation.isEmpty()) {
            draft.generation(generation);
        } else if (current) {
            draft.note(
                    0,
                    "The options do not tell which release the page loads, and players of different generations never"
                            + " meet",
                    "Choose 2.2 for 1.0.4 to 2.2.2, 2.3 for 2.3 to 4.x, 5.0 for 5.0");
        }
    }

    private void found(Literal.Members object) {
        Optional<Place> place = Place.of(object);
        if (place.isPresent()) {
            draft.recognise();
            read(place.get(), object);
        } else {
            object.members().forEach(this::nested);
        }
    }

    private void read(Place place, Literal.Members object) {
        old |= place == Place.LOADER || place == Place.SEGMENTS;
        current |= place == Place.CORE;
        switch (place) {
            case RTC -> rtc.read(object);
            case ICE -> rtc.server(object);
            case MARSHA -> new MarshaSettings(draft).read(object);
            case PEERTUBE -> new PeerTube(draft).video(object);
            default -> object.members().forEach(member -> option(place, member));
        }
    }

    private void option(Place place, Member member) {
        if (place == Place.CORE) {
            hint(member.key());
        }
        switch (member.key()) {
            case "announceTrackers", "trackerAnnounce" -> trackerList(place, member);
            case "rtcConfig" -> inside(Place.RTC, member);
            case "swarmId" -> swarmId(member);
            case "core", "mainStream" -> inside(Place.CORE, member);
            case "secondaryStream" -> secondary(member);
            case "loader" -> inside(Place.LOADER, member);
            case "segments" -> inside(Place.SEGMENTS, member);
            case "p2p", "hlsjsConfig", "hls", "html5", "config" -> nested(member);
            case "liveSyncDurationCount" -> delay(member, "seg");
            case "liveSyncDuration" -> delay(member, "s");
            case "isP2PDisabled", "isP2PUploadDisabled", "useP2P", "consumeOnly" -> participation(member);
            case "httpRequestSetup", "xhrSetup" ->
                draft.warn(
                        member.line(),
                        member.key() + " is code that may set request headers",
                        "If it does, type them into the headers, Name: value");
            case "streamSwarmIdBuilder" ->
                draft.error(
                        member.line(),
                        "streamSwarmIdBuilder is code that names the swarms, which cannot be followed",
                        "Nobody will be met unless it returns the usual names");
            default -> other(place, member);
        }
    }

    /** Some options came with a release. */
    private void hint(String option) {
        if (ONLY_5.contains(option)) {
            generation = "5.0";
        } else if (generation.isEmpty() && SINCE_2_3.contains(option)) {
            generation = "2.3";
        }
    }

    private void trackerList(Place place, Member member) {
        boolean right = member.key().equals(place == Place.LOADER ? "trackerAnnounce" : "announceTrackers");
        if (!right && place != Place.PAGE) {
            draft.error(
                    member.line(),
                    member.key() + " is no option of the " + place.label() + ", whose players ignore it",
                    "Write " + (place == Place.LOADER ? "trackerAnnounce" : "announceTrackers") + "; it was read");
        }
        if (member.value() instanceof Literal.Items list) {
            list.items().forEach(item -> tracker(item, member.key()));
        } else {
            draft.warn(member.line(), member.key() + " is no list", "Write [\"wss://host/path\"]");
            tracker(member.value(), member.key());
        }
    }

    private void tracker(Literal item, String option) {
        if (item instanceof Literal.Text text) {
            trackers.add(text.line(), text.value());
        } else {
            draft.error(item.line(), Words.unread(item, option), "Write the address it stands for, wss://host/path");
        }
    }

    private void swarmId(Member member) {
        if (member.value() instanceof Literal.Text text) {
            draft.swarmId(text.value());
        } else if (!(member.value() instanceof Literal.Nothing)) {
            draft.error(member.line(), Words.unread(member.value(), "swarmId"), "Write the text it stands for");
        }
    }

    private void secondary(Member member) {
        if (member.value() instanceof Literal.Members stream
                && stream.members().stream().anyMatch(option -> option.key().equals("swarmId"))) {
            draft.warn(
                    member.line(),
                    "secondaryStream has a swarmId of its own, which is not used here",
                    "Sound in renditions of its own will meet nobody");
        } else {
            draft.ignore("secondaryStream");
        }
    }

    private void participation(Member member) {
        boolean apart = member.value() instanceof Literal.Flag flag
                && flag.value() != member.key().equals("useP2P");
        if (apart) {
            draft.warn(
                    member.line(),
                    member.key() + " keeps the page's players from "
                            + (member.key().matches("isP2PDisabled|useP2P") ? "P2P" : "sending to peers"),
                    "It is not taken over; --no-p2p and --no-upload do the same");
        }
    }

    private void delay(Member member, String unit) {
        if (member.value() instanceof Literal.Digits number && number.digits().matches("\\d{1,4}(\\.\\d{1,3})?")) {
            boolean whole = !number.digits().contains(".");
            if (unit.equals("s") || whole) {
                draft.liveDelay(number.digits() + unit);
                return;
            }
        }
        draft.warn(member.line(), Words.unread(member.value(), member.key()), "Type the live delay, 28s or 7seg");
    }

    private void inside(Place place, Member member) {
        if (member.value() instanceof Literal.Members object) {
            draft.recognise();
            read(place, object);
        } else if (place == Place.LOADER || place == Place.SEGMENTS) {
            draft.ignore(member.key()); // hls.js has options of these names, too
        } else {
            draft.error(member.line(), Words.unread(member.value(), member.key()), "Paste what it stands for as well");
        }
    }

    private void nested(Member member) {
        if (member.value() instanceof Literal.Members object) {
            found(object);
        }
    }

    private void other(Place place, Member member) {
        if (place == Place.PAGE) {
            nested(member);
        } else if (member.key().equals("...")) {
            draft.warn(member.line(), "A spread hides options", "Paste what it stands for as well");
        } else {
            Words.unknown(draft, place, member);
        }
    }
}
