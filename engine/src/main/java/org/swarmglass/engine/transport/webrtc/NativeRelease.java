package org.swarmglass.engine.transport.webrtc;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.internal.NativeObject;
import dev.onvoid.webrtc.internal.RefCountedObject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a peer connection and frees it, which {@code RTCPeerConnection.close()} of webrtc-java 0.14.0 does not: 64 KB
 * and a thread would stay for each (its issue 239; fixed after 0.14 by pull request 283, where doing it here as well
 * would free twice).
 */
final class NativeRelease {
    private static final Logger LOG = LoggerFactory.getLogger(NativeRelease.class);
    private static final String LEAKING_VERSION = "0.14.0";
    private static final String VERSION_FILE = "/META-INF/maven/dev.onvoid.webrtc/webrtc-java/pom.properties";
    private static final @Nullable Field HANDLE = handle();

    private NativeRelease() {}

    /** On rtc-io. No call into the connection or its observer may run or follow. */
    static void close(RTCPeerConnection connection) {
        Field handle = HANDLE;
        if (handle == null) {
            connection.close();
            return;
        }
        try {
            long pointer = handle.getLong(connection);
            connection.close(); // clears the field
            Reference reference = new Reference();
            handle.setLong(reference, pointer);
            reference.release();
        } catch (IllegalAccessException impossible) { // made accessible below
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable Field handle() {
        if (!LEAKING_VERSION.equals(version())) {
            return null;
        }
        try {
            Field field = NativeObject.class.getDeclaredField("nativeHandle");
            field.setAccessible(true);
            return field;
        } catch (ReflectiveOperationException | RuntimeException closedModule) { // costs memory, nothing else
            LOG.warn("closed peer connections cannot be freed: {}", closedModule.toString());
            return null;
        }
    }

    /** Empty if the jar was repacked without its Maven files: then memory leaks, which is the safe side. */
    private static String version() {
        try (InputStream file = RTCPeerConnection.class.getResourceAsStream(VERSION_FILE)) {
            if (file == null) {
                return "";
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version", "");
        } catch (IOException unreadable) {
            LOG.warn("the version of webrtc-java is unknown: {}", unreadable.toString());
            return "";
        }
    }

    /** Gives access to the reference count that the native connection has but its Java class does not show. */
    private static final class Reference extends RefCountedObject {}
}
