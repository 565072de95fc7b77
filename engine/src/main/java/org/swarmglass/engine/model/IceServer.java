package org.swarmglass.engine.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A STUN or TURN server.
 *
 * <p>Everything is checked here because webrtc-java 0.14.0 ends the process with a segmentation fault on a URL that
 * libwebrtc refuses and on a TURN server without credentials.
 *
 * @param url {@code stun:host:port} or {@code turn:host:port?transport=udp}, without user and password
 */
public record IceServer(String url, Optional<String> user, Optional<String> password) {
    private static final Pattern FORM = Pattern.compile("(stun|stuns|turn|turns):(?:([^:@/?#]+):([^@/?#]+)@)?"
            + "((?:\\[[0-9A-Fa-f:.]+])|(?:[A-Za-z0-9._-]+))(?::(\\d{1,5}))?(\\?transport=(?:udp|tcp))?");

    private static final String RESERVED = ":@/?#% \t";

    /**
     * Reads {@code stun:host[:port]} or {@code turn:user:password@host[:port][?transport=udp|tcp]}. User and password are
     * percent-encoded where they hold one of {@code :@/?#%}, as those of coturn's REST interface do.
     *
     * @throws IllegalArgumentException if the text is neither, with what is wrong and how it should look
     */
    public static IceServer parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not an ICE server; write stun:host:port or"
                    + " turn:user:password@host:port?transport=udp");
        }
        boolean turn = form.group(1).startsWith("turn");
        boolean hasUser = form.group(2) != null;
        if (turn && !hasUser) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" has no credentials; a TURN server needs turn:user:password@host:port");
        }
        if (!turn && (hasUser || form.group(6) != null)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\": a STUN server takes neither credentials nor ?transport=; write stun:host:port");
        }
        if (form.group(5) != null && !validPort(Integer.parseInt(form.group(5)))) {
            throw new IllegalArgumentException("\"" + text + "\": the port must be 1 to 65535");
        }
        String port = form.group(5) == null ? "" : ":" + form.group(5);
        String query = form.group(6) == null ? "" : form.group(6);
        return new IceServer(
                form.group(1) + ":" + form.group(4) + port + query,
                Optional.ofNullable(form.group(2)).map(IceServer::decoded),
                Optional.ofNullable(form.group(3)).map(IceServer::decoded));
    }

    /** The line from which {@link #parse} makes this server, password included: never for logs. */
    public String toLine() {
        int scheme = url.indexOf(':') + 1;
        return user.map(name -> url.substring(0, scheme) + encoded(name) + ":" + encoded(password.orElse("")) + "@"
                        + url.substring(scheme))
                .orElse(url);
    }

    /** A percent sign that begins no escape stands for itself: people type passwords as they are. */
    private static String decoded(String text) {
        String strict = text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25").replace("+", "%2B");
        return URLDecoder.decode(strict, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        StringBuilder line = new StringBuilder();
        text.chars().forEach(c -> line.append(RESERVED.indexOf(c) < 0 ? Character.toString(c) : "%%%02X".formatted(c)));
        return line.toString();
    }

    private static boolean validPort(int port) {
        return port >= 1 && port <= 65_535;
    }

    public boolean isTurn() {
        return url.startsWith("turn");
    }

    /** Without the password: this goes to logs and windows. */
    @Override
    public String toString() {
        return url + user.map(name -> " (user " + name + ")").orElse("");
    }
}
