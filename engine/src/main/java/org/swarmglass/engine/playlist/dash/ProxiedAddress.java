package org.swarmglass.engine.playlist.dash;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.swarmglass.engine.playlist.UriResolver;

/**
 * The address under which a player asks the proxy for something of the origin: the origin's own address as a path, so
 * that relative references and templates resolve below it as they would at the origin.
 *
 * @param prefix absolute, with a slash at its end
 */
public record ProxiedAddress(URI prefix) {
    private static final Pattern BELOW = Pattern.compile("(https?)/([^/?#]+)(/[^#]*)?");

    public ProxiedAddress {
        if (!prefix.toString().endsWith("/")) {
            throw new IllegalArgumentException("the prefix must end with a slash: " + prefix);
        }
    }

    /** @param origin an http or https address, in which template identifiers may stand */
    public String of(URI origin) {
        String authority = origin.getRawAuthority() == null ? "" : origin.getRawAuthority();
        String path = origin.getRawPath() == null || origin.getRawPath().isEmpty() ? "/" : origin.getRawPath();
        String query = origin.getRawQuery() == null ? "" : "?" + origin.getRawQuery();
        return prefix + origin.getScheme().toLowerCase(Locale.ROOT) + "/"
                + authority.replace("[", "%5B").replace("]", "%5D") + path + query;
    }

    /** What the player wants from the origin; empty if the address is not below the prefix. */
    public Optional<URI> origin(URI asked) {
        String text = asked.toString();
        if (!text.startsWith(prefix.toString())) {
            return Optional.empty();
        }
        Matcher matcher = BELOW.matcher(text.substring(prefix.toString().length()));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String authority = matcher.group(2).replaceAll("(?i)%5B", "[").replaceAll("(?i)%5D", "]");
        String path = matcher.group(3) == null ? "/" : matcher.group(3);
        return UriResolver.resolveHttp(prefix, matcher.group(1) + "://" + authority + path);
    }
}
