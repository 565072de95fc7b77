package org.swarmglass.engine.model;

/** What this build calls itself, towards people and servers. */
public final class Product {
    public static final String NAME = "Swarmglass";

    /** The same as in the parent POM; a test compares them. */
    public static final String VERSION = "0.1.0";

    private Product() {}
}
