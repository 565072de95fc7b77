package org.swarmglass.engine.origin.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;

/**
 * Leave to set the {@code Host} header, which a request to a checked address needs. java.net.http reads the property once,
 * when its first request is built in this process.
 */
final class HostHeader {
    private static final String PROPERTY = "jdk.httpclient.allowRestrictedHeaders";

    private HostHeader() {}

    /** Asks for leave; false if other code used java.net.http before with the property unset. */
    static boolean allow() {
        String before = System.getProperty(PROPERTY, "");
        if (!("," + before + ",").toLowerCase(Locale.ROOT).contains(",host,")) {
            System.setProperty(PROPERTY, before.isBlank() ? "host" : before + ",host");
        }
        try {
            HttpRequest.newBuilder(URI.create("http://127.0.0.1/")).setHeader("Host", "localhost");
            return true;
        } catch (IllegalArgumentException restricted) {
            return false;
        }
    }
}
