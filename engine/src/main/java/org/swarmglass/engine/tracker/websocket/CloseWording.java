package org.swarmglass.engine.tracker.websocket;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.java_websocket.framing.CloseFrame;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.tracker.protocol.TrackerJson;

/** Why a tracker's socket ended, for a person. Pure. */
final class CloseWording {
    /** Java-WebSocket's words for a handshake that was answered by something other than 101. */
    private static final String BAD_STATUS = "Status line: ";

    private CloseWording() {}

    static String of(Exception failure) {
        if (failure instanceof UnknownHostException || failure instanceof UnresolvedAddressException) {
            return "unknown host name";
        } else if (failure instanceof NoRouteToHostException) {
            return "no route to the host";
        } else if (failure instanceof ConnectException) {
            return "refused the connection: nothing listens there";
        } else if (failure instanceof SocketTimeoutException) {
            return "no answer to the connection attempt";
        } else if (failure instanceof SSLException) {
            return "TLS failed: " + TrackerJson.wording(String.valueOf(failure.getMessage()));
        }
        return TrackerJson.wording(failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }

    /** @param reason the other side's or the library's own words */
    static String of(int code, @Nullable String reason, boolean byTracker) {
        String words = reason == null ? "" : TrackerJson.wording(reason);
        int status = words.indexOf(BAD_STATUS);
        if (status >= 0) {
            String line = words.substring(status + BAD_STATUS.length());
            boolean forbidden = line.contains(" 401") || line.contains(" 403");
            return "answered \"" + line + "\""
                    + (forbidden ? ": it wants a token in the URL or a certain Origin" : " instead of a WebSocket");
        }
        if (words.contains("did not respond with a pong")) {
            return "does not answer pings: connection lost";
        }
        if (code == CloseFrame.TOOBIG) {
            return words.startsWith("floods") ? words : "sent a message of over 64 KiB";
        }
        if (code == CloseFrame.ABNORMAL_CLOSE || code == CloseFrame.NEVER_CONNECTED) {
            return words.isEmpty() ? "connection lost" : words;
        }
        return (byTracker ? "closed by the tracker (" : "closed (") + code + (words.isEmpty() ? "" : " " + words) + ")";
    }
}
