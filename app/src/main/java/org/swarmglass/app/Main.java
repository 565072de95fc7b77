package org.swarmglass.app;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import org.swarmglass.app.cli.SwarmglassCommand;

/** Where the program begins. */
public final class Main {
    private static final int STANDARD_OUTPUT = 1;

    private Main() {}

    public static void main(String[] args) {
        int code = SwarmglassCommand.commandLine(WindowAudience::new).execute(args);
        closeStandardOutput();
        // Native threads of WebRTC and VLC would keep the process alive.
        System.exit(code);
    }

    /** At exit webrtc-java 0.14.0 prints two lines about a thread it cannot attach any more (its pull request 269). */
    private static void closeStandardOutput() {
        System.out.flush();
        if (!Platform.isWindows()) {
            Function.getFunction(Platform.C_LIBRARY_NAME, "close").invokeInt(new Object[] {STANDARD_OUTPUT});
        }
    }
}
