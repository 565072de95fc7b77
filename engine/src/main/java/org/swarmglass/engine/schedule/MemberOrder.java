package org.swarmglass.engine.schedule;

import java.time.Duration;
import java.util.List;
import org.swarmglass.engine.schedule.Situation.Neighbour;
import org.swarmglass.engine.schedule.Situation.Wanted;

/** Whose turn it is, at a segment's holders and at the origin, by the ranks that all members compute alike. Pure. */
final class MemberOrder {
    /**
     * Of a segment's duration: so long a member waits for the one before it to become a holder, then it pulls beside it.
     * VOD leaves time for twice that.
     */
    private static final int PATIENCE_PART = 2;

    /** So much earlier than at the last moment a refused segment is fetched after all: it has yet to spread. */
    private static final int REFUSED_DURATIONS = 2;

    private static final Duration MIN_STAND_IN_STEP = Duration.ofMillis(1500);

    private final Situation situation;
    private final Deadlines deadlines;

    MemberOrder(Situation situation, Deadlines deadlines) {
        this.situation = situation;
        this.deadlines = deadlines;
    }

    boolean mayPull(Wanted wanted, List<Neighbour> holders) {
        int pulls = pulls(wanted, holders);
        int seekers = situation.neighbours().size() - holders.size();
        return seekers < pulls || rankAmongSeekers(wanted, holders, pulls) < pulls;
    }

    /**
     * One at each holder: where uplinks are narrow, two at one both come late. A failing one must not hold all others up.
     */
    private int pulls(Wanted wanted, List<Neighbour> holders) {
        long part = Math.max(1, wanted.duration().toNanos() / PATIENCE_PART);
        // What is live is fetched as soon as it is listed; VOD is listed from the beginning.
        long waits = situation.live()
                ? wanted.known().toNanos() / part
                : wanted.offered().toNanos() / (2 * part);
        return Math.max(
                holders.size(), 1 + (int) Math.min(situation.neighbours().size(), waits));
    }

    /**
     * Somebody will have it, or has it and only cannot give it now. Fetched for that reason it would be fetched by everybody
     * whom a busy peer turns away.
     */
    boolean isElsewhere(Wanted wanted) {
        Long number = wanted.number();
        boolean canWait = wanted.untilDue().toNanos()
                > deadlines.lastMoment(wanted).toNanos()
                        + REFUSED_DURATIONS * wanted.duration().toNanos();
        for (Neighbour neighbour : situation.neighbours()) {
            if (neighbour.loading().contains(number)
                    || (canWait && neighbour.refused().contains(number))) {
                return true;
            }
        }
        return false;
    }

    /** Whether all that come before us had their time to fetch it from the origin. */
    boolean mayFetchAhead(Wanted wanted) {
        long step = Math.max(
                MIN_STAND_IN_STEP.toNanos(), 2 * deadlines.fetchTime(wanted).toNanos());
        return waited(wanted).toNanos() >= step * turnsBeforeUs(wanted) && !leftToANewcomer(wanted, step);
    }

    /** For somebody to fetch it ahead: not before it was near enough, though VOD is listed from the beginning. */
    private Duration waited(Wanted wanted) {
        Duration near = situation.limits().originAhead().minus(wanted.untilDue());
        return near.compareTo(wanted.known()) < 0 ? near : wanted.known();
    }

    /**
     * Where the list is older than the acquaintance, those who came first would fetch all of it before a newcomer's turn
     * came: over connections that carry less than the stream, nobody could then give it to all. A newcomer to VOD begins
     * elsewhere.
     */
    private boolean leftToANewcomer(Wanted wanted, long step) {
        long turn = Situation.SETTLING_WITH_PEERS.toNanos() + step;
        boolean timeEnough =
                wanted.untilDue().toNanos() >= deadlines.lastMoment(wanted).toNanos() + turn;
        if (!situation.live() || !timeEnough) {
            return false;
        }
        Ranking ranking = situation.electorate().ranking(wanted.number());
        for (Neighbour neighbour : situation.neighbours()) {
            if (neighbour.met().toNanos() < turn && ranking.precedesUs(neighbour.id())) {
                return true;
            }
        }
        return false;
    }

    /** How many turns of others come before ours, of whom we have not met on average. */
    private double turnsBeforeUs(Wanted wanted) {
        return situation.electorate().turnsOfStrangers(wanted.number())
                + rankAmongSeekers(wanted, List.of(), Integer.MAX_VALUE);
    }

    /** How many members that do not have it come before us; counted up to {@code atMost}. */
    private int rankAmongSeekers(Wanted wanted, List<Neighbour> holders, int atMost) {
        Ranking ranking = situation.electorate().ranking(wanted.number());
        int before = 0;
        int nextHolder = 0;
        for (Neighbour neighbour : situation.neighbours()) {
            if (nextHolder < holders.size() && holders.get(nextHolder) == neighbour) { // in the same order
                nextHolder++;
            } else if (ranking.precedesUs(neighbour.id()) && ++before == atMost) {
                break;
            }
        }
        return before;
    }
}
