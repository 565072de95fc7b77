package org.swarmglass.app.ui;

/** What a colour means; the theme says which colour. Plain, so presenters may use it. */
public enum Tone {
    P2P("App.p2p"),
    HTTP("App.http"),
    UPLOAD("App.upload"),
    OK("App.ok"),
    INFO("App.info"),
    WARNING("App.warn"),
    BAD("App.bad"),
    MUTED("App.muted"),
    FAINT("App.faint");

    private final String key;

    Tone(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
