package org.swarmglass.engine.origin.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host name or literal. Blocks; never on the loop. */
@FunctionalInterface
interface NameLookup {
    List<InetAddress> addresses(String host) throws UnknownHostException;

    /** The system's resolver. The JDK caches an answer for 30 s. */
    static NameLookup system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
