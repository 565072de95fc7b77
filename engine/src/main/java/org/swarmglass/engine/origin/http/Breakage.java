package org.swarmglass.engine.origin.http;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.OptionalLong;
import javax.net.ssl.SSLException;
import org.swarmglass.engine.origin.FetchFailure;

/** Turns what java.net.http throws into a failure a person understands. Pure. */
final class Breakage {
    private static final int MAX_TEXT = 120;

    private Breakage() {}

    /**
     * @param received bytes of the body so far, on the wire
     * @param expected its announced length
     */
    static FetchFailure of(Throwable thrown, long received, OptionalLong expected) {
        if (has(thrown, HttpConnectTimeoutException.class)) {
            return new FetchFailure.Unreachable("the origin did not accept the connection in time");
        }
        if (has(thrown, UnknownHostException.class) || has(thrown, UnresolvedAddressException.class)) {
            return new FetchFailure.Unreachable("the origin's host name has no address");
        }
        if (has(thrown, ConnectException.class)) {
            return new FetchFailure.Unreachable("the origin refuses the connection");
        }
        if (has(thrown, SSLException.class)) {
            return new FetchFailure.Unreachable("the secure connection to the origin failed: " + text(thrown));
        }
        if (has(thrown, EOFException.class) && expected.isPresent()) {
            return new FetchFailure.Truncated(received, expected.getAsLong());
        }
        return new FetchFailure.Unreachable("the connection to the origin broke: " + text(thrown));
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> kind) {
        int depth = 0;
        for (Throwable at = thrown; at != null && depth < 10; at = at.getCause(), depth++) {
            if (kind.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    /** The message may quote what the server sent. */
    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        String plain = message == null ? thrown.getClass().getSimpleName() : message.replaceAll("[^ -~]", "?");
        return plain.length() <= MAX_TEXT ? plain : plain.substring(0, MAX_TEXT);
    }
}
