package org.swarmglass.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What browsers need to join the demo's swarm: an address they reach, a name for the swarm, a page.
 *
 * @param address of this machine in its network
 * @param swarmId set by page and peers alike, for they see the stream under different addresses
 * @param files of the page, by name
 */
public record Invitation(InetAddress address, String swarmId, Map<String, StaticFile> files) {
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final int ID_BYTES = 6;

    /**
     * Fetches the page's libraries on first use.
     *
     * @param tell hears of what takes long
     * @throws IOException with cause and cure, if there is no network or npm cannot fetch
     */
    public static Invitation prepare(Consumer<String> tell) throws IOException {
        return prepare(InviteLibraries.ofUser(), tell);
    }

    static Invitation prepare(InviteLibraries libraries, Consumer<String> tell) throws IOException {
        InetAddress address = networkAddress()
                .orElseThrow(() -> new IOException(
                        "this machine has no network address that browsers could reach; connect it to a network"));
        Map<String, StaticFile> files = new HashMap<>();
        files.put("", new StaticFile("text/html; charset=utf-8", InviteLibraries.resource("index.html")));
        files.put("page.mjs", new StaticFile(SCRIPT, InviteLibraries.resource("page.mjs")));
        for (Map.Entry<String, Path> library : libraries.install(tell).entrySet()) {
            files.put(library.getKey(), new StaticFile(SCRIPT, Files.readAllBytes(library.getValue())));
        }
        byte[] id = new byte[ID_BYTES];
        new SecureRandom().nextBytes(id);
        return new Invitation(address, "swarmglass-demo-" + HexFormat.of().formatHex(id), Map.copyOf(files));
    }

    /** The page's files, with the settings it reads. */
    Map<String, StaticFile> filesFor(int trackerPort) {
        String settings = "{\"swarmId\":\"" + swarmId + "\",\"trackerPort\":" + trackerPort + "}";
        Map<String, StaticFile> all = new HashMap<>(files);
        all.put("swarm.json", new StaticFile("application/json", settings.getBytes(StandardCharsets.UTF_8)));
        return Map.copyOf(all);
    }

    /** The address by which the default route leaves, else any but loopback's. */
    private static Optional<InetAddress> networkAddress() throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            // Connecting a datagram socket sends nothing; the address is one of documentation (RFC 5737).
            socket.connect(new InetSocketAddress("192.0.2.1", 9));
            if (usable(socket.getLocalAddress())) {
                return Optional.of(socket.getLocalAddress());
            }
        } catch (IOException | UncheckedIOException noRoute) {
            // A network without a way out will do as well.
        }
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(Invitation::usable)
                .findFirst();
    }

    private static boolean usable(InetAddress address) {
        return address instanceof Inet4Address && !address.isLoopbackAddress() && !address.isAnyLocalAddress();
    }
}
