package org.swarmglass.engine.origin.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/** How far an address reaches (IANA special-purpose address registries, RFC 6890). Pure. */
enum AddressScope {
    PUBLIC,
    /** RFC 1918, RFC 6598 (carrier NAT), unique local. */
    PRIVATE,
    LOOPBACK,
    /** Includes the metadata services of clouds at 169.254.169.254. */
    LINK_LOCAL,
    /** Unspecified, multicast, broadcast, reserved: no HTTP server is there. */
    UNUSABLE;

    /** The EC2 metadata service in IPv6: inside the unique local range, but never a media server. */
    private static final byte[] METADATA_V6 = {(byte) 0xfd, 0, 0x0e, (byte) 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0x54
    };

    static AddressScope of(InetAddress address) {
        if (address instanceof Inet4Address) {
            return ofV4(address.getAddress(), 0);
        }
        return address instanceof Inet6Address ? ofV6(address) : UNUSABLE;
    }

    private static AddressScope ofV6(InetAddress address) {
        byte[] raw = address.getAddress();
        if (address.isLoopbackAddress()) {
            return LOOPBACK;
        }
        if (address.isLinkLocalAddress() || Arrays.equals(raw, METADATA_V6)) {
            return LINK_LOCAL;
        }
        if ((raw[0] & 0xfe) == 0xfc || address.isSiteLocalAddress()) {
            return PRIVATE;
        }
        int embedded = embeddedV4(raw);
        if (embedded >= 0) {
            return ofV4(raw, embedded);
        }
        boolean documentation = starts(raw, 0x20, 0x01, 0x0d, 0xb8);
        boolean teredo = starts(raw, 0x20, 0x01, 0, 0); // the inner address is scrambled; nobody serves media there
        boolean globalUnicast = (raw[0] & 0xe0) == 0x20;
        return globalUnicast && !documentation && !teredo ? PUBLIC : UNUSABLE;
    }

    /** Where an IPv4 address sits inside an address of a transition mechanism that leads to it, or -1. */
    private static int embeddedV4(byte[] raw) {
        if (starts(raw, 0x20, 0x02)) { // 6to4
            return 2;
        }
        boolean translated = starts(raw, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0); // NAT64, well-known prefix
        boolean compatible = starts(raw, 0, 0, 0, 0, 0, 0, 0, 0); // ::a.b.c.d, ::ffff:a.b.c.d, ::ffff:0:a.b.c.d
        return translated || compatible ? 12 : -1;
    }

    private static boolean starts(byte[] raw, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((raw[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static AddressScope ofV4(byte[] raw, int at) {
        int a = raw[at] & 0xff;
        int b = raw[at + 1] & 0xff;
        int c = raw[at + 2] & 0xff;
        if (a == 127) {
            return LOOPBACK;
        }
        if (a == 169 && b == 254) {
            return LINK_LOCAL;
        }
        if (a == 10 || (a == 172 && (b & 0xf0) == 16) || (a == 192 && b == 168) || (a == 100 && (b & 0xc0) == 64)) {
            return PRIVATE;
        }
        boolean unusable = a == 0
                || a >= 224
                || (a == 192 && b == 0 && (c == 0 || c == 2))
                || (a == 198 && (b & 0xfe) == 18)
                || (a == 198 && b == 51 && c == 100)
                || (a == 203 && b == 0 && c == 113);
        return unusable ? UNUSABLE : PUBLIC;
    }
}
