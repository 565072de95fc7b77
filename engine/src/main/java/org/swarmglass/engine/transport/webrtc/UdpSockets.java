package org.swarmglass.engine.transport.webrtc;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds libwebrtc's own UDP sockets by their port (Linux, proc(5)) and gives them a larger receive buffer, which
 * libwebrtc leaves at the system's default of about 92 packets: a burst overflows it and costs a timeout of 400 ms, and
 * at 50 ms round trip throughput is a tenth. Best effort; blocks 3 to 60 ms, so on rtc-io.
 */
final class UdpSockets {
    private static final Logger LOG = LoggerFactory.getLogger(UdpSockets.class);
    private static final int RECEIVE_BUFFER_BYTES = 2 << 20;

    /** Linux on x86 and ARM: asm-generic/socket.h. */
    private static final int SOL_SOCKET = 1;

    private static final int SO_RCVBUF = 8;

    /** Ignores net.core.rmem_max; for processes that may administer the network. */
    private static final int SO_RCVBUFFORCE = 33;

    private static final List<Path> TABLES = List.of(Path.of("/proc/self/net/udp"), Path.of("/proc/self/net/udp6"));
    private static final Pattern COLUMNS = Pattern.compile("\\s+");
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final @Nullable LibC LIBC = loadLibC();

    private UdpSockets() {}

    /** True if this process has a UDP socket at the port, and where that cannot be known. */
    static boolean bound(int port) {
        if (!Platform.isLinux()) {
            return true;
        }
        try {
            return !descriptors(Set.of(port)).isEmpty();
        } catch (IOException unreadable) {
            LOG.debug("cannot look for the UDP socket: {}", unreadable.toString());
            return true;
        }
    }

    /** Counts the sockets that took the larger buffer, or as much of it as net.core.rmem_max allows. */
    static int enlargeReceiveBuffers(Set<Integer> ports) {
        LibC libc = LIBC;
        if (libc == null || ports.isEmpty()) {
            return 0;
        }
        int enlarged = 0;
        try {
            for (int descriptor : descriptors(ports)) {
                IntByReference size = new IntByReference(RECEIVE_BUFFER_BYTES);
                boolean done = libc.setsockopt(descriptor, SOL_SOCKET, SO_RCVBUFFORCE, size, Integer.BYTES) == 0
                        || libc.setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, size, Integer.BYTES) == 0;
                enlarged += done ? 1 : 0;
            }
        } catch (IOException unreadable) {
            LOG.debug("UDP receive buffers stay as they are: {}", unreadable.toString());
        }
        return enlarged;
    }

    private static List<Integer> descriptors(Set<Integer> ports) throws IOException {
        Set<String> inodes = inodes(ports);
        List<Integer> found = new ArrayList<>();
        if (inodes.isEmpty()) {
            return found;
        }
        try (DirectoryStream<Path> links = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path link : links) {
                if (inodes.contains(target(link))) {
                    found.add(Integer.valueOf(link.getFileName().toString()));
                }
            }
        }
        return found;
    }

    private static String target(Path link) throws IOException {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (NoSuchFileException closedMeanwhile) {
            return "";
        }
    }

    /** Link targets such as {@code socket:[1234]} of the sockets at these local ports. */
    private static Set<String> inodes(Set<Integer> ports) throws IOException {
        Set<String> inodes = new HashSet<>();
        for (Path table : TABLES) {
            if (!Files.exists(table)) {
                continue; // no IPv6 in this kernel
            }
            for (String line : Files.readAllLines(table)) {
                String[] columns = COLUMNS.split(line.strip(), -1);
                if (columns.length > 9 && columns[1].contains(":") && ports.contains(port(columns[1]))) {
                    inodes.add("socket:[" + columns[9] + "]");
                }
            }
        }
        return inodes;
    }

    private static int port(String localAddress) {
        return Integer.parseInt(localAddress.substring(localAddress.indexOf(':') + 1), 16);
    }

    private static @Nullable LibC loadLibC() {
        if (!Platform.isLinux()) {
            return null;
        }
        try {
            return Native.load("c", LibC.class);
        } catch (UnsatisfiedLinkError missing) {
            LOG.debug("no libc by JNA: {}", missing.toString());
            return null;
        }
    }

    /** setsockopt(2). */
    private interface LibC extends Library {
        int setsockopt(int descriptor, int level, int option, IntByReference value, int length);
    }
}
