package org.swarmglass.app.ui;

/** The two looks of the window. */
public enum Theme {
    DARK,
    LIGHT;

    public Theme other() {
        return this == DARK ? LIGHT : DARK;
    }
}
