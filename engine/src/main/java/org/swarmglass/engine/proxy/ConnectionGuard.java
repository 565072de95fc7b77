package org.swarmglass.engine.proxy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Keeps idle and slow strangers from crowding the player out. A connection must bring a whole request in time, however
 * its bytes dribble; when there are too many, the oldest that never showed the token is closed, so that a new
 * connection of the player always has a chance to show it. Thread-safe: called by Jetty's selector and pool threads.
 */
final class ConnectionGuard implements Connection.Listener {
    private final ProxyLimits limits;
    private final Scheduler scheduler;
    private final Object lock = new Object();
    private final Map<EndPoint, Visit> visits = new LinkedHashMap<>();

    ConnectionGuard(ProxyLimits limits, Scheduler scheduler) {
        this.limits = limits;
        this.scheduler = scheduler;
    }

    @Override
    public void onOpened(Connection connection) {
        EndPoint opened = connection.getEndPoint();
        Optional<EndPoint> evicted = Optional.empty();
        synchronized (lock) {
            if (visits.size() >= limits.connections()) {
                evicted = Optional.of(oldestStranger().orElse(opened));
                // Forgotten now: Jetty reports the close later, and the same one must not be chosen twice.
                evicted.ifPresent(this::forget);
            }
            if (!evicted.equals(Optional.of(opened))) {
                visits.put(opened, new Visit());
            }
        }
        evicted.ifPresent(EndPoint::close);
        closeWithout(opened, limits.header());
    }

    @Override
    public void onClosed(Connection connection) {
        forget(connection.getEndPoint());
    }

    private void forget(EndPoint endPoint) {
        synchronized (lock) {
            Visit visit = visits.remove(endPoint);
            if (visit != null) {
                visit.replace(null);
            }
        }
    }

    /** A whole request with the token is there: the clock of the connection stops until its answer is out. */
    void requestArrived(EndPoint endPoint) {
        synchronized (lock) {
            Visit visit = visits.get(endPoint);
            if (visit != null) {
                visit.trusted = true;
                visit.replace(null);
            }
        }
    }

    void answered(EndPoint endPoint) {
        closeWithout(endPoint, limits.idle());
    }

    int open() {
        synchronized (lock) {
            return visits.size();
        }
    }

    private Optional<EndPoint> oldestStranger() {
        return visits.entrySet().stream()
                .filter(visit -> !visit.getValue().trusted)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void closeWithout(EndPoint endPoint, Duration patience) {
        synchronized (lock) {
            Visit visit = visits.get(endPoint);
            if (visit != null) {
                visit.replace(scheduler.schedule(endPoint::close, patience.toMillis(), TimeUnit.MILLISECONDS));
            }
        }
    }

    /** Guarded by the lock. */
    private static final class Visit {
        private Scheduler.@Nullable Task deadline;
        private boolean trusted;

        private void replace(Scheduler.@Nullable Task next) {
            if (deadline != null) {
                deadline.cancel();
            }
            deadline = next;
        }
    }
}
