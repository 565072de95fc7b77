package org.swarmglass.app;

/** What this build calls itself. */
public final class Version {
    public static final String NAME = "Swarmglass";
    public static final String NUMBER = "0.1.0";

    private Version() {}
}
