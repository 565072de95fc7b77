package org.swarmglass.app.ui;

import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values after RFC 4180. Cells a spreadsheet would run as a formula are quoted with an apostrophe. */
public final class Csv {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private Csv() {}

    public static String of(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String cell(String text) {
        String safe =
                !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 && !number(text) ? "'" + text : text;
        boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static boolean number(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }
}
