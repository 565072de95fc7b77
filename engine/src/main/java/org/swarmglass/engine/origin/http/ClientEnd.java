package org.swarmglass.engine.origin.http;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends an HttpClient's selector thread, and with it every connection.
 *
 * <p>From JDK 21 on that is {@code shutdownNow}. Before, a client has no end: its thread goes some seconds after the
 * client was garbage collected. But the thread leaves its loop when interrupted and then closes all channels (tried on
 * JDK 17), so it is found by its name, which carries the client's number, and interrupted. Should a JDK name it otherwise,
 * what remains is a daemon thread until the next garbage collection.
 */
final class ClientEnd {
    private static final Logger LOG = LoggerFactory.getLogger(ClientEnd.class);
    private static final Pattern NUMBER = Pattern.compile("\\((\\d+)\\)$");
    private static final long PATIENCE_MILLIS = 500;

    private ClientEnd() {}

    /** Blocks for half a second at most. */
    static void end(HttpClient client) {
        if (!shutdownNow(client)) {
            interruptSelector(client);
        }
    }

    private static boolean shutdownNow(HttpClient client) {
        try {
            Method method = HttpClient.class.getMethod("shutdownNow");
            method.invoke(client);
            return true;
        } catch (NoSuchMethodException older) {
            return false;
        } catch (IllegalAccessException | InvocationTargetException refused) {
            LOG.warn("the HTTP client did not shut down", refused);
            return false;
        }
    }

    private static void interruptSelector(HttpClient client) {
        Matcher number = NUMBER.matcher(client.toString());
        if (!number.find()) {
            return;
        }
        String name = "HttpClient-" + number.group(1) + "-SelectorManager";
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread[] threads = new Thread[group.activeCount() + 64];
        int count = group.enumerate(threads, true);
        Arrays.stream(threads, 0, count)
                .filter(thread -> thread.getName().equals(name))
                .forEach(ClientEnd::interrupt);
    }

    private static void interrupt(Thread selector) {
        selector.interrupt();
        try {
            selector.join(PATIENCE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
