package org.swarmglass.engine.origin.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.model.ByteRange;
import org.swarmglass.engine.origin.ScriptedAnswer;

/** A real HTTP/1.1 server on loopback that does right or wrong by script, on bare sockets so that it can do wrong. */
final class ScriptedOriginServer implements AutoCloseable {
    /**
     * @param headers names in lower case
     * @param connection its number, from 1
     */
    record Asked(String path, Map<String, String> headers, int connection) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<ScriptedAnswer>> scripts = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket listening;
    /** By the accepting thread. */
    private int accepted;

    ScriptedOriginServer() throws IOException {
        listening = new ServerSocket();
        listening.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
        daemon("scripted-origin", this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    URI uri(String host, String path) {
        return URI.create("http://" + host + ":" + port() + path);
    }

    void script(String path, ScriptedAnswer... answers) {
        scripts.put(path, new ArrayDeque<>(Arrays.asList(answers)));
    }

    int openConnections() {
        return open.size();
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                accepted++;
                int number = accepted;
                open.add(socket);
                daemon("scripted-origin-connection", () -> serve(socket, number));
            } catch (SocketException closed) {
                return;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean more = true;
            while (more) {
                String requestLine = line(in);
                more = requestLine != null && answer(socket, in, requestLine, number);
            }
        } catch (IOException gone) {
            // The client left or the test is over: that is what is being tested.
        } finally {
            open.remove(socket);
        }
    }

    private boolean answer(Socket socket, InputStream in, String requestLine, int number) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        String header = line(in);
        while (header != null && !header.isEmpty()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
            header = line(in);
        }
        String path = requestLine.split(" ", 3)[1];
        asked.add(new Asked(path, headers, number));
        ScriptedAnswer answer = next(path);
        if (answer.fault() == ScriptedAnswer.Fault.MUTE) {
            return in.read() >= 0; // until the client gives up
        }
        send(socket.getOutputStream(), answer, answer.to(range(headers)));
        return switch (answer.fault()) {
            case NONE -> true;
            case STALL, MUTE -> in.read() >= 0;
            case CLOSE -> false;
            case RESET -> {
                socket.setSoLinger(true, 0);
                yield false;
            }
        };
    }

    private ScriptedAnswer next(String path) {
        Deque<ScriptedAnswer> answers = scripts.getOrDefault(path, new ArrayDeque<>());
        if (answers.isEmpty()) {
            return ScriptedAnswer.status(404);
        }
        return answers.size() > 1 ? answers.remove() : answers.element();
    }

    private static Optional<ByteRange> range(Map<String, String> headers) {
        return Optional.ofNullable(headers.get("range")).map(value -> {
            String[] ends = value.substring("bytes=".length()).split("-", 2);
            long first = Long.parseLong(ends[0]);
            return ends[1].isEmpty()
                    ? ByteRange.from(first)
                    : new ByteRange(first, Long.parseLong(ends[1]) - first + 1);
        });
    }

    private static void send(OutputStream out, ScriptedAnswer answer, ScriptedAnswer.Reply reply) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " X\r\n");
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (reply.status() == 204) {
            out.write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return;
        }
        if (answer.lengthKnown() && !reply.headers().containsKey("Content-Length")) {
            head.append("Content-Length: ").append(reply.body().length).append("\r\n");
        } else if (!answer.lengthKnown()) {
            head.append("Transfer-Encoding: chunked\r\n");
        }
        out.write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        int count = Math.min(answer.sentBytes(), reply.body().length);
        if (answer.lengthKnown()) {
            out.write(reply.body(), 0, count);
        } else {
            chunked(out, reply.body(), count);
        }
        out.flush();
    }

    private static void chunked(OutputStream out, byte[] body, int count) throws IOException {
        for (int at = 0; at < count; at += 10_000) {
            int length = Math.min(10_000, count - at);
            out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body, at, length);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        if (count == body.length) {
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static @Nullable String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (next != '\r') {
                text.append((char) next);
            }
            next = in.read();
        }
        return next < 0 ? null : text.toString();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
