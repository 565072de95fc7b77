package org.swarmglass.engine.origin.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a stream may make this machine fetch: a playlist is written by strangers, so it may not reach further
 * inside than its own host is. Pool threads; it looks names up.
 *
 * <ul>
 *   <li>public stream: public addresses only;
 *   <li>stream in a private network: private and public ones;
 *   <li>stream on loopback: loopback, private and public ones;
 *   <li>link-local and metadata addresses: never.
 * </ul>
 *
 * <p>Every address of a name must be allowed. Where the stream is, is decided once, by its first lookup: a name that
 * turns from public to private later does not open the private network (DNS rebinding).
 *
 * <p>Over plain http the request then goes to the very address that was checked ({@link Target#pinned}). The gap that
 * remains is https: java.net.http on JDK 17 takes no address beside a name, so it looks the name up again, normally
 * from the JDK's 30 s cache. An answer that changes in between leads to a TLS handshake with the wrong host, which ends
 * at its certificate: no request is sent and no byte read, but the TCP connection was made.
 */
final class AddressPolicy {
    /** The last label makes a host an IPv4 address for browsers (WHATWG URL, "ends in a number"): hex, octal, short. */
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)\\.?");

    private static final Pattern DOTTED_QUAD = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

    private final URI stream;
    private final boolean privateNetworks;
    private final NameLookup lookup;
    private final AtomicReference<@Nullable Set<AddressScope>> allowed = new AtomicReference<>();

    AddressPolicy(URI stream, boolean privateNetworks, NameLookup lookup) {
        this.stream = stream;
        this.privateNetworks = privateNetworks;
        this.lookup = lookup;
    }

    /**
     * @throws RefusedTargetException if the URL must not be fetched
     * @throws UnknownHostException if a name has no address
     */
    Target check(URI uri) throws RefusedTargetException, UnknownHostException {
        List<InetAddress> addresses = lookup.addresses(hostOf(uri));
        Set<AddressScope> scopes = allowedScopes();
        for (InetAddress address : addresses) {
            AddressScope scope = AddressScope.of(address);
            if (!scopes.contains(scope)) {
                throw new RefusedTargetException("the stream points to " + uri.getHost() + ", whose address is "
                        + scope.name().toLowerCase(Locale.ROOT).replace('_', '-')
                        + " and out of reach for a stream from " + stream.getHost());
            }
        }
        if (addresses.isEmpty()) {
            throw new UnknownHostException(uri.getHost());
        }
        return new Target(uri, addresses.get(0));
    }

    private static String hostOf(URI uri) throws RefusedTargetException {
        String scheme = uri.getScheme();
        if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
            throw new RefusedTargetException("only http and https are fetched, not " + scheme);
        }
        if (uri.getRawUserInfo() != null) {
            throw new RefusedTargetException("a user name in a URL is not sent; give the credential as a header");
        }
        String host = uri.getHost();
        if (host == null) {
            throw new RefusedTargetException("the URL's host is not understood (write other scripts in punycode)");
        }
        boolean oddNumber = ENDS_IN_NUMBER.matcher(host).matches()
                && !DOTTED_QUAD.matcher(host).matches();
        boolean scoped = host.indexOf('%') >= 0; // an interface of this machine: link-local by its nature
        if (oddNumber || scoped || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new RefusedTargetException("the URL's host or port is not written in a plain way");
        }
        return host;
    }

    private Set<AddressScope> allowedScopes() throws RefusedTargetException, UnknownHostException {
        Set<AddressScope> known = allowed.get();
        if (known != null) {
            return known;
        }
        Set<AddressScope> found = EnumSet.noneOf(AddressScope.class);
        for (InetAddress address : lookup.addresses(hostOf(stream))) {
            found.add(AddressScope.of(address));
        }
        Set<AddressScope> reach = reachOf(found);
        return allowed.compareAndSet(null, reach) ? reach : Objects.requireNonNull(allowed.get());
    }

    /** A name with a public address among others counts as public: the narrowest reach wins. */
    private Set<AddressScope> reachOf(Set<AddressScope> stream) {
        Set<AddressScope> reach = EnumSet.of(AddressScope.PUBLIC);
        boolean outside = stream.contains(AddressScope.PUBLIC);
        boolean onLoopback = !outside && stream.equals(EnumSet.of(AddressScope.LOOPBACK));
        if (onLoopback) {
            reach.add(AddressScope.LOOPBACK);
        }
        if (privateNetworks || onLoopback || (!outside && stream.contains(AddressScope.PRIVATE))) {
            reach.add(AddressScope.PRIVATE);
        }
        return reach;
    }
}
