package org.swarmglass.app.preview;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives a test that opens windows a display: the one there is, else an Xvfb of its own. It lives as long as the JVM,
 * since AWT keeps to its first display and ends the process when that goes away. Every test of the Failsafe JVM that
 * touches AWT needs it, whether it opens a window or not: the first one decides for all.
 */
public final class VirtualScreen implements BeforeAllCallback {
    private static boolean started;

    @Override
    public void beforeAll(ExtensionContext context) {
        ensure();
    }

    /** Call before the first use of AWT. */
    static synchronized void ensure() {
        if (started || System.getenv("DISPLAY") != null) {
            return;
        }
        try {
            // -terminate: it goes when its last client has gone, which is when this JVM ends. Were it ended before, as
            // by
            // a shutdown hook, AWT would end the JVM with a failure.
            Process xvfb = new ProcessBuilder(
                            "Xvfb", "-terminate", "-displayfd", "1", "-screen", "0", "1920x1200x24", "-nolisten", "tcp")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(xvfb.getInputStream(), StandardCharsets.US_ASCII));
            String number = answer.readLine();
            if (number == null) {
                throw new IllegalStateException("Xvfb ended with " + xvfb.exitValue() + " before it had a display");
            }
            // Java cannot change its own environment, but AWT reads DISPLAY with the C library's getenv.
            C.INSTANCE.setenv("DISPLAY", ":" + number, 1);
            started = true;
        } catch (IOException missing) {
            throw new UncheckedIOException("this test needs Xvfb: apt install xvfb", missing);
        }
    }

    /** The C library. */
    private interface C extends Library {
        C INSTANCE = Native.load("c", C.class);

        int setenv(String name, String value, int overwrite);
    }
}
