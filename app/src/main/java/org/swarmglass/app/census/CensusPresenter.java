package org.swarmglass.app.census;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.swarmglass.app.monitor.Absences;
import org.swarmglass.app.monitor.Moment;
import org.swarmglass.app.monitor.TrackerName;
import org.swarmglass.app.ui.Absence;
import org.swarmglass.app.ui.SafeText;
import org.swarmglass.engine.model.Generation;
import org.swarmglass.engine.model.InfoHash;
import org.swarmglass.engine.snapshot.CensusSnapshot;
import org.swarmglass.engine.snapshot.CensusSnapshot.Answer;
import org.swarmglass.engine.snapshot.CensusSnapshot.Basis;
import org.swarmglass.engine.snapshot.CensusSnapshot.Recipe;
import org.swarmglass.engine.snapshot.CensusSnapshot.Row;
import org.swarmglass.engine.snapshot.CensusSnapshot.TrackerRow;
import org.swarmglass.engine.snapshot.EngineSnapshot;
import org.swarmglass.engine.snapshot.SwarmSnapshot;

/** Turns the census into rows, and keeps what earlier rounds counted. */
final class CensusPresenter {
    /** At a round every twenty seconds, twenty minutes. */
    private static final int TREND = 60;

    private final Map<InfoHash, ArrayDeque<Double>> trends = new LinkedHashMap<>();
    private int rounds;

    CensusViewModel present(Moment moment) {
        EngineSnapshot snapshot = moment.snapshot();
        if (snapshot.census().isEmpty()) {
            Absence absence = snapshot.stream().isEmpty() || !snapshot.p2p().enabled()
                    ? Absences.ofPeers(snapshot)
                    : new Absence("Nobody was counted yet", "The swarms of this stream are being named.");
            return new CensusViewModel(List.of(), List.of(), "", Optional.of(absence));
        }
        CensusSnapshot census = snapshot.census().get();
        remember(census);
        Set<InfoHash> joined =
                snapshot.swarms().stream().map(SwarmSnapshot::infoHash).collect(Collectors.toSet());
        List<CensusRow> rows = new ArrayList<>();
        for (Row row : census.rows()) {
            rows.add(row(census, row, rows.size(), joined.contains(row.infoHash())));
        }
        List<CensusViewModel.Column> trackers =
                census.trackers().stream().map(CensusPresenter::column).toList();
        return new CensusViewModel(trackers, rows, summary(census), Optional.empty());
    }

    /** One value a round; another stream begins anew. */
    private void remember(CensusSnapshot census) {
        Set<InfoHash> known = census.rows().stream().map(Row::infoHash).collect(Collectors.toSet());
        if (census.rounds() < rounds || !known.containsAll(trends.keySet())) {
            trends.clear();
            rounds = 0;
        }
        if (census.rounds() == rounds) {
            return;
        }
        rounds = census.rounds();
        for (Row row : census.rows()) {
            ArrayDeque<Double> trend = trends.computeIfAbsent(row.infoHash(), hash -> new ArrayDeque<>());
            trend.add(row.members().map(Double::valueOf).orElse(Double.NaN));
            if (trend.size() > TREND) {
                trend.removeFirst();
            }
        }
    }

    private CensusRow row(CensusSnapshot census, Row row, int position, boolean joined) {
        return new CensusRow(
                row.infoHash(),
                position,
                new CensusRow.Names(
                        distinct(row.recipes().stream()
                                .map(recipe -> recipe.generation().label())
                                .toList()),
                        SafeText.of(distinct(
                                row.recipes().stream().map(Recipe::rendition).toList())),
                        address(row),
                        joined),
                row.counts().stream()
                        .map(count -> count.map(told -> OptionalInt.of(told.members()))
                                .orElseGet(OptionalInt::empty))
                        .toList(),
                row.members().map(OptionalInt::of).orElseGet(OptionalInt::empty),
                List.copyOf(trends.getOrDefault(row.infoHash(), new ArrayDeque<>())),
                recipe(census, row));
    }

    /** The star marks an address that no player of the generation takes by itself. */
    private static String address(Row row) {
        boolean both = row.recipes().stream().map(Recipe::basis).distinct().count() == Basis.values().length;
        boolean usual = row.recipes().stream().anyMatch(Recipe::usual);
        return (both ? "both" : row.recipes().get(0).basis().label()) + (usual ? "" : " *");
    }

    /** Ways that differ in the address alone are told once if the address makes no difference. */
    private static List<String> recipe(CensusSnapshot census, Row row) {
        List<String> lines = new ArrayList<>();
        lines.add("requested URL  " + census.requestedUrl());
        lines.add("response URL   " + census.responseUrl());
        Set<String> told =
                row.recipes().stream().map(CensusPresenter::steps).collect(Collectors.toCollection(LinkedHashSet::new));
        lines.addAll(told.stream().flatMap(String::lines).toList());
        lines.add("info hash      " + row.infoHash().hex());
        String readable = row.infoHash().binary();
        if (readable.matches("[A-Za-z0-9+/]{20}")) {
            lines.add("               " + readable);
        }
        return lines.stream().map(SafeText::of).toList();
    }

    private static String steps(Recipe recipe) {
        List<String> lines = new ArrayList<>();
        lines.add("generation     " + recipe.generation().label() + ", "
                + recipe.kind().wireName() + ", " + recipe.rendition());
        lines.add("cut query      " + recipe.swarmId());
        if (!recipe.propertiesText().isEmpty()) {
            lines.add("properties     " + recipe.propertiesText());
        }
        if (!recipe.streamIndex().isEmpty()) {
            lines.add("stream index   " + recipe.streamIndex());
        }
        lines.add("pre-hash text  " + recipe.swarmString());
        return String.join("\n", lines);
    }

    private static CensusViewModel.Column column(TrackerRow tracker) {
        String words = tracker.answer() == Answer.COUNTED && tracker.oneByOne()
                ? "counts, one swarm at a time"
                : tracker.answer().label() + (tracker.words().isEmpty() ? "" : ": " + tracker.words());
        return new CensusViewModel.Column(TrackerName.of(tracker.url()), SafeText.of(words));
    }

    private static String summary(CensusSnapshot census) {
        Map<Generation, Integer> found = new TreeMap<>();
        census.rows()
                .forEach(row -> row.members()
                        .filter(members -> members > 0)
                        .ifPresent(members -> found.merge(row.recipes().get(0).generation(), members, Integer::sum)));
        if (found.isEmpty()) {
            boolean told = census.trackers().stream().anyMatch(tracker -> tracker.answer() == Answer.COUNTED);
            return told ? "nobody counted" : census.rounds() == 0 ? "asking" : "no tracker counts";
        }
        return found.entrySet().stream()
                .map(each -> each.getValue() + " in " + each.getKey().label())
                .collect(Collectors.joining(" · "));
    }

    private static String distinct(List<String> words) {
        return words.stream().distinct().collect(Collectors.joining(", "));
    }
}
