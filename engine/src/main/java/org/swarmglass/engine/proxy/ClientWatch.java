package org.swarmglass.engine.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Notices that the client closed while its answer is held. Jetty reads nothing between a request and the end of its
 * answer, so without this a player that went away would keep its segment wanted for minutes.
 *
 * <p>A byte that arrives meanwhile is a pipelined request. No player does that; the byte is lost with the watch, so the
 * connection is closed after the answer. Callbacks come on Jetty's threads; the lock is the answer's.
 */
final class ClientWatch implements Callback {
    private final AbstractEndPoint endPoint;
    private final Object lock;
    private final Consumer<Throwable> onGone;
    private final ByteBuffer probe = BufferUtil.allocate(1);
    private boolean stopped;
    private boolean swallowed;

    ClientWatch(AbstractEndPoint endPoint, Object lock, Consumer<Throwable> onGone) {
        this.endPoint = endPoint;
        this.lock = lock;
        this.onGone = onGone;
    }

    void start() {
        synchronized (lock) {
            if (!stopped) {
                endPoint.tryFillInterested(this);
            }
        }
    }

    /** To be called before the client can have its whole answer. A client that goes later is noticed by the write. */
    void stop() {
        synchronized (lock) {
            stopped = true;
        }
        // Takes the interest back, if it was not used up: Jetty refuses to go on with a read pending.
        endPoint.getFillInterest().onFail(new EofException("the answer is complete"));
    }

    /** Whether the connection can carry another request. */
    boolean clean() {
        synchronized (lock) {
            return !swallowed;
        }
    }

    @Override
    public void succeeded() {
        boolean gone = false;
        synchronized (lock) {
            if (stopped) {
                return;
            }
            try {
                int filled = endPoint.fill(probe);
                gone = filled < 0;
                swallowed = filled > 0;
                if (filled == 0) {
                    endPoint.tryFillInterested(this);
                }
            } catch (IOException reset) {
                gone = true;
            }
        }
        if (gone) {
            onGone.accept(new EofException("the client closed"));
        }
    }

    @Override
    public void failed(Throwable cause) {
        boolean watching;
        synchronized (lock) {
            watching = !stopped;
        }
        if (watching) {
            onGone.accept(cause);
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
