package org.swarmglass.app;

import org.swarmglass.engine.model.Product;

/** What this build calls itself. */
public final class Version {
    public static final String NAME = Product.NAME;
    public static final String NUMBER = Product.VERSION;

    private Version() {}
}
