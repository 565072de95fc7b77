package org.swarmglass.app.ui;

import java.util.List;

/** Tooltips of several lines. Every line is escaped: some of them quote strangers. */
public final class Tip {
    private static final int WIDTH = 340;
    private static final int SHORT = 60;

    private Tip() {}

    /** The first line explains, the following add formula and figures. */
    public static String of(List<String> lines) {
        boolean wide = lines.stream().anyMatch(line -> line.length() > SHORT);
        StringBuilder html = new StringBuilder("<html><body");
        html.append(wide ? " style='width:" + WIDTH + "px'>" : ">");
        for (int i = 0; i < lines.size(); i++) {
            html.append(i == 0 ? "" : "<br>").append(SafeText.html(lines.get(i)));
        }
        return html.append("</body></html>").toString();
    }

    public static String of(String... lines) {
        return of(List.of(lines));
    }
}
