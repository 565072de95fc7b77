package org.swarmglass.app;

import org.swarmglass.app.cli.SwarmglassCommand;

/** Where the program begins. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int code = SwarmglassCommand.commandLine(WindowAudience::new).execute(args);
        // Native threads of WebRTC and VLC would keep the process alive.
        System.exit(code);
    }
}
