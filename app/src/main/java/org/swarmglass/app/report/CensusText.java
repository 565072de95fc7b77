package org.swarmglass.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.snapshot.CensusSnapshot;
import org.swarmglass.engine.snapshot.CensusSnapshot.Answer;
import org.swarmglass.engine.snapshot.CensusSnapshot.Basis;
import org.swarmglass.engine.snapshot.CensusSnapshot.Count;
import org.swarmglass.engine.snapshot.CensusSnapshot.Recipe;
import org.swarmglass.engine.snapshot.CensusSnapshot.Row;
import org.swarmglass.engine.snapshot.CensusSnapshot.TrackerRow;

/** A census as a table for terminals. Safe to print: what came from trackers has no control characters. Pure. */
public final class CensusText {
    private static final String GAP = "  ";

    private CensusText() {}

    public static List<String> of(CensusSnapshot census) {
        List<String> lines = new ArrayList<>();
        lines.add(safe("Census of " + census.requestedUrl()));
        if (!census.requestedUrl().equals(census.responseUrl())) {
            lines.add(safe("answered by " + census.responseUrl()));
        }
        for (int i = 0; i < census.trackers().size(); i++) {
            lines.add(GAP + column(i) + " = " + safe(tracker(census.trackers().get(i))));
        }
        lines.add("");
        lines.addAll(aligned(cells(census)));
        if (census.rows().stream().anyMatch(row -> !usual(row))) {
            lines.add(GAP + "* no player of this generation takes that address by itself");
        }
        if (census.leftOut() > 0) {
            lines.add(GAP + census.leftOut() + " more renditions are not counted");
        }
        lines.add("");
        lines.add(summary(census));
        return lines;
    }

    /** Who was found, in one sentence; the most that one tracker counts, since several may count the same players. */
    public static String summary(CensusSnapshot census) {
        if (census.trackers().stream().noneMatch(tracker -> tracker.answer() == Answer.COUNTED)) {
            return "No tracker counted.";
        }
        Map<Generation, Integer> found = found(census);
        if (found.isEmpty()) {
            return "Nobody is in any of these swarms.";
        }
        String parts = found.entrySet().stream()
                .map(each -> each.getValue() + " in " + each.getKey().label()
                        + (census.joinable().contains(each.getKey()) ? "" : " (only counted, not joined)"))
                .collect(Collectors.joining(", "));
        return "Found " + parts + "."
                + (found.size() > 1 ? " Players of different generations never meet each other." : "");
    }

    private static Map<Generation, Integer> found(CensusSnapshot census) {
        Map<Generation, Integer> found = new LinkedHashMap<>();
        for (Row row : census.rows()) {
            int members = row.members().orElse(0);
            if (members > 0) {
                found.merge(row.recipes().get(0).generation(), members, Integer::sum);
            }
        }
        return found;
    }

    private static List<List<String>> cells(CensusSnapshot census) {
        List<List<String>> cells = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("generation", "rendition", "URL"));
        for (int i = 0; i < census.trackers().size(); i++) {
            heading.add(column(i));
        }
        heading.add("info hash");
        cells.add(heading);
        for (Row row : census.rows()) {
            List<String> line = new ArrayList<>(List.of(generation(row), renditions(row), basis(row)));
            row.counts()
                    .forEach(count -> line.add(
                            count.map(Count::members).map(String::valueOf).orElse("–")));
            line.add(row.infoHash().hex());
            cells.add(line);
        }
        return cells;
    }

    private static String generation(Row row) {
        return distinct(row.recipes().stream()
                .map(recipe -> recipe.generation().label())
                .toList());
    }

    private static String renditions(Row row) {
        return safe(distinct(row.recipes().stream().map(Recipe::rendition).toList()));
    }

    private static String basis(Row row) {
        boolean both = row.recipes().stream().map(Recipe::basis).distinct().count() == Basis.values().length;
        String words = both ? "both" : row.recipes().get(0).basis().label();
        return usual(row) ? words : words + " *";
    }

    private static boolean usual(Row row) {
        return row.recipes().stream().anyMatch(Recipe::usual);
    }

    private static String distinct(List<String> words) {
        return words.stream().distinct().collect(Collectors.joining(", "));
    }

    private static String tracker(TrackerRow tracker) {
        String words = tracker.words().isEmpty() ? "" : ": " + tracker.words();
        String manner = tracker.answer() == Answer.COUNTED && tracker.oneByOne() ? ", one swarm at a time" : "";
        return tracker.url() + ", " + tracker.answer().label() + manner + words;
    }

    private static String column(int tracker) {
        return "T" + (tracker + 1);
    }

    private static List<String> aligned(List<List<String>> cells) {
        int columns = cells.get(0).size();
        int[] widths = new int[columns];
        cells.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        List<String> lines = new ArrayList<>();
        for (List<String> row : cells) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(GAP)
                        .append(row.get(i))
                        .append(" ".repeat(widths[i] - row.get(i).length()));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static String safe(String foreign) {
        return foreign.replaceAll("[\\p{Cc}\\p{Cf}]", " ");
    }
}
