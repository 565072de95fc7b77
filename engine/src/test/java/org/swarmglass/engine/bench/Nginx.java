package org.swarmglass.engine.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** nginx that sends one file from memory (tmpfs) by sendfile. */
final class Nginx implements AutoCloseable {
    private static final String FILE = "segment.ts";
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/sbin/nginx"), Path.of("/usr/bin/nginx"), Path.of("/usr/local/sbin/nginx"));
    private static final long START_SECONDS = 10;

    private final Path folder;
    private final Process process;
    private final URI address;

    static Optional<Path> installed() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    Nginx(Path program, byte[] file) throws IOException {
        Path memory = Path.of("/dev/shm");
        folder = Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "swarmglass-nginx")
                : Files.createTempDirectory("swarmglass-nginx");
        // Its workers are other users than the one who starts it.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.write(folder.resolve(FILE), file);
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.writeString(folder.resolve("nginx.conf"), configuration(port));
        process = new ProcessBuilder(program.toString(), "-p", folder.toString(), "-e", "error.log", "-c", "nginx.conf")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        address = URI.create("http://127.0.0.1:" + port + "/" + FILE);
        awaitListening(port);
    }

    private String configuration(int port) {
        String temporary = Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                .map(kind -> "  " + kind + "_temp_path " + folder.resolve(kind) + ";\n")
                .reduce("", String::concat);
        return "daemon off;\nworker_processes auto;\npid " + folder.resolve("pid")
                + ";\nevents { worker_connections 64; }\nhttp {\n  access_log off;\n  sendfile on;\n"
                + "  tcp_nopush on;\n  keepalive_requests 1000000;\n" + temporary + "  server { listen 127.0.0.1:"
                + port + "; root " + folder + "; }\n}\n";
    }

    private void awaitListening(int port) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) {
            try (Socket connected = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > deadline || !process.isAlive()) {
                    throw new IOException("nginx did not start: " + Files.readString(folder.resolve("output.log")));
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    URI address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
