package org.swarmglass.engine.interop;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who got how much from whom, a line for each peer, for people. */
final class Ledger {
    private final LabReport report;

    private Ledger(LabReport report) {
        this.report = report;
    }

    static String of(String run, LabReport report) {
        return new Ledger(report).text(run);
    }

    private String text(String run) {
        int peers = report.others().size() + report.swarmglasses().size();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %.1f %% from peers; %d that share with all would reach %.1f %%%n",
                run,
                100 * report.share(),
                peers,
                100.0 * (peers - 1) / peers));
        for (LabReport.Swarmglass peer : report.swarmglasses()) {
            Map<String, Long> givers = new TreeMap<>();
            peer.remotes().forEach(remote -> givers.merge(name(remote.id()), remote.bytesIn(), Long::sum));
            text.append(line(peer.client(), peer.httpBytes(), givers, peer.uploadedBytes()));
        }
        for (LabReport.Browser peer : report.others()) {
            Map<String, Long> givers = new TreeMap<>();
            peer.fromPeers().forEach((id, bytes) -> givers.merge(name(id), bytes, Long::sum));
            text.append(line(peer.client(), peer.httpBytes(), givers, peer.uploadedBytes()));
        }
        return text.toString();
    }

    private static String line(String client, long http, Map<String, Long> givers, long uploaded) {
        String shares = givers.entrySet().stream()
                .map(giver -> String.format(Locale.ROOT, "%s %.2f", giver.getKey(), megabytes(giver.getValue())))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "  %-15s origin %.2f MB; peers: %s; gave %.2f%n",
                client,
                megabytes(http),
                shares.isEmpty() ? "nothing" : shares,
                megabytes(uploaded));
    }

    /** Only a Swarmglass says which ids were its own; of others the library's mark tells the release. */
    private String name(String id) {
        List<LabReport.Swarmglass> named = report.swarmglasses().stream()
                .filter(peer -> peer.ids().contains(id))
                .toList();
        return named.isEmpty() ? id.substring(0, 8) : named.get(0).client();
    }

    private static double megabytes(long bytes) {
        return bytes / 1e6;
    }
}
