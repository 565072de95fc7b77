package org.swarmglass.engine.transport.webrtc;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which remote candidates we send packets to. A description comes from a stranger through the tracker and could make us
 * probe this machine, its neighbours or a cloud's metadata service. Pure; looks no name up.
 *
 * @param loopback allow the addresses that only this machine or link can mean
 */
record CandidatePolicy(boolean loopback) {
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern IPV6 =
            Pattern.compile("[0-9A-Fa-f:]{2,39}|[0-9A-Fa-f:]{2,30}:\\d{1,3}(\\.\\d{1,3}){3}");

    /** Browsers hide their addresses behind such names (RFC 8828). libwebrtc tries them without blocking. */
    private static final Pattern MDNS = Pattern.compile("[0-9A-Za-z-]{1,63}\\.local");

    /** Below are services; address translators do not map to them (RFC 6888 and common practice). */
    private static final int LOWEST_PORT = 1024;

    boolean allows(String address, int port) {
        if (port < LOWEST_PORT || port > 65_535) {
            return false;
        }
        return MDNS.matcher(address).matches() || allowsLiteral(address);
    }

    private boolean allowsLiteral(String address) {
        Matcher v4 = IPV4.matcher(address);
        boolean literal = v4.matches()
                ? octetsInRange(v4)
                : address.contains(":") && IPV6.matcher(address).matches();
        if (!literal) {
            return false;
        }
        try {
            return allows(InetAddress.getByName(address)); // a literal: no look-up
        } catch (UnknownHostException malformed) {
            return false;
        }
    }

    private boolean allows(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        boolean nearby = address.isLoopbackAddress() || address.isLinkLocalAddress();
        if (nearby) {
            return loopback;
        }
        return address instanceof Inet6Address ? !embedsIpv4(address.getAddress()) : routable((Inet4Address) address);
    }

    /** 0/8 means this host, 240/4 is reserved and holds the broadcast address. */
    private static boolean routable(Inet4Address address) {
        int first = address.getAddress()[0] & 0xFF;
        return first != 0 && first != 127 && first < 240;
    }

    /** IPv4-compatible, 6to4 and NAT64 addresses could smuggle an IPv4 address past the rules; no peer needs them. */
    private static boolean embedsIpv4(byte[] bytes) {
        boolean compatible = true;
        for (int i = 0; i < 12; i++) {
            compatible &= bytes[i] == 0;
        }
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        boolean nat64 = bytes[0] == 0 && bytes[1] == 0x64 && bytes[2] == (byte) 0xFF && bytes[3] == (byte) 0x9B;
        return compatible || sixToFour || nat64;
    }

    private static boolean octetsInRange(Matcher octets) {
        for (int i = 1; i <= 4; i++) {
            String octet = octets.group(i);
            if (Integer.parseInt(octet) > 255 || (octet.length() > 1 && octet.startsWith("0"))) {
                return false; // a leading zero means octal to some
            }
        }
        return true;
    }
}
