package org.swarmglass.app.profile;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.swarmglass.engine.model.IceServer;

/**
 * Checks ICE servers as a browser would before it joins: one bad entry makes {@code new RTCPeerConnection} throw, so that
 * the page has no P2P at all. Sources: W3C WebRTC 1.0 section 4.4.1.6, RFC 7064 (a {@code stun:} URI has no query), Chrome
 * 110, which began to insist on it.
 */
final class IceLines {
    private static final String THROWS = ", for which Chrome throws and the page has no P2P at all";
    private static final Pattern SCHEME = Pattern.compile("(?i)(stun|stuns|turn|turns):(.*)");
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9._-]+:\\d{1,5}|[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private final Draft draft;

    IceLines(Draft draft) {
        this.draft = draft;
    }

    /**
     * One address with what its entry says of user and password.
     *
     * @param line where it stands
     */
    void add(int line, String text, Optional<String> user, Optional<String> password) {
        String address = text.strip();
        if (address.isEmpty()) {
            draft.error(
                    line, "An ICE server has an empty address" + THROWS, "Write stun:host:port or delete the entry");
            return;
        }
        if (BARE.matcher(address).matches()) {
            String scheme = user.isPresent() ? "turn:" : "stun:";
            draft.error(line, "\"" + address + "\" lacks its scheme" + THROWS, "Read as " + scheme + address);
            address = scheme + address;
        }
        Matcher parts = SCHEME.matcher(unfolded(line, address));
        if (!parts.matches()) {
            draft.error(
                    line,
                    "\"" + shown(address) + "\" is no ICE server and is left out",
                    "Write stun:host:port or turn:host:port?transport=udp");
            return;
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        if (scheme.startsWith("stun")) {
            stun(line, scheme, parts.group(2));
        } else {
            turn(line, scheme + ":" + parts.group(2), user, password);
        }
    }

    /** Without a scheme that stands twice and without the slashes of a web address. */
    private String unfolded(int line, String address) {
        String rest = address;
        Matcher outer = SCHEME.matcher(rest);
        while (outer.matches() && SCHEME.matcher(outer.group(2)).matches()) {
            rest = outer.group(2);
            outer = SCHEME.matcher(rest);
        }
        if (!rest.equals(address)) {
            draft.error(
                    line,
                    "\"" + shown(address) + "\" holds its scheme twice; players that put stun: before the setting need"
                            + " host:port there",
                    "Read as " + shown(rest));
        }
        String plain = rest.replaceFirst("^([A-Za-z]+:)//", "$1");
        if (!plain.equals(rest)) {
            draft.error(line, "\"" + shown(rest) + "\" has slashes" + THROWS, "Read as " + shown(plain));
        }
        return plain;
    }

    private void stun(int line, String scheme, String rest) {
        String host = rest;
        int query = host.indexOf('?');
        if (query >= 0) {
            host = host.substring(0, query);
            draft.error(
                    line,
                    "\"" + scheme + ":" + shown(rest) + "\": a stun: address takes no query" + THROWS + " (since 110)",
                    "Write stun:" + shown(host) + "; that is what was read");
        }
        if (scheme.equals("stuns")) {
            draft.warn(
                    line,
                    "\"stuns:" + shown(host) + "\": no browser does STUN over TLS",
                    "Write stun: with the port of plain STUN, mostly 3478; stun:" + shown(host) + " was read");
        }
        take(line, "stun:" + host);
    }

    private void turn(int line, String address, Optional<String> user, Optional<String> password) {
        if (address.contains("@")) {
            draft.error(
                    line,
                    "\"" + shown(address) + "\" holds user and password in its address, which browsers refuse",
                    "Write them as username and credential of the entry; they were read");
            take(line, address);
            return;
        }
        String name = user.orElse("");
        String secret = password.orElse("");
        if (name.isEmpty() || secret.isEmpty()) {
            String missing = name.isEmpty() && secret.isEmpty()
                    ? "username and credential"
                    : name.isEmpty() ? "username" : "credential";
            draft.error(
                    line,
                    "\"" + shown(address) + "\" has no " + missing + THROWS,
                    "Add the " + missing + " of the entry; here it is turn:user:password@host:port");
            draft.iceServer(address);
            return;
        }
        take(line, new IceServer(address, Optional.of(name), Optional.of(secret)).toLine());
    }

    private void take(int line, String address) {
        try {
            draft.iceServer(IceServer.parse(address).toLine());
        } catch (IllegalArgumentException unusable) {
            draft.error(
                    line,
                    "\"" + shown(address) + "\" is no address of an ICE server and is left out",
                    "Write stun:host:port or turn:host:port?transport=udp, with a port of 1 to 65535");
        }
    }

    /** Without what may be a password. */
    private static String shown(String address) {
        return address.replaceFirst(":[^:@]*@", ":…@");
    }
}
