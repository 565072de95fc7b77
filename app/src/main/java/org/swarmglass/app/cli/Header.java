package org.swarmglass.app.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request header as written on the command line, {@code Name: value}. */
record Header(String name, String value) {
    private static final Pattern FORM = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):\\s*(.*)");

    /** @throws IllegalArgumentException if the text has another form */
    static Header parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a header; write \"Name: value\" in quotes");
        }
        return new Header(form.group(1), form.group(2).strip());
    }
}
