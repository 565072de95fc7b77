package org.swarmglass.engine.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * One answer on its way to the player. The content fills it from any thread; it goes out on the proxy's pool, so that
 * the engine loop never makes a system call for it.
 *
 * <p>Invariant: exactly one of {@link #complete} and {@link #fail} ends it, once.
 */
final class Answer implements ProxyContent.Sink {
    private static final int MAX_REASON = 2_000;

    private final Exchange exchange;
    private final RangeHeader range;
    private final Consumer<Answer> onEnded;
    private final Object lock = new Object();
    private final Body body = new Body();
    private final Pump pump = new Pump();
    private final ClientWatch watch;
    private final Executor pool;
    private boolean begun;
    private boolean headOnly;
    private boolean waking;
    private boolean over;
    private boolean goneTold;
    private @Nullable Runnable goneAction;

    /** One request on one connection. */
    record Exchange(Request request, Response response, Callback callback, AbstractEndPoint endPoint) {}

    /** @param onEnded called once, whichever way the answer ends, before the connection may carry another request */
    Answer(Exchange exchange, RangeHeader range, Consumer<Answer> onEnded) {
        this.exchange = exchange;
        this.range = range;
        this.onEnded = onEnded;
        this.watch = new ClientWatch(exchange.endPoint(), lock, this::cut);
        // Asked for now: the pool may send the last byte while the content still adds, and Jetty's request is void
        // then.
        this.pool = exchange.request().getComponents().getExecutor();
    }

    void watchClient() {
        watch.start();
    }

    @Override
    public void begin(String contentType, OptionalLong length, OptionalLong resourceLength) {
        RangeHeader.Reply reply = range.reply(length, resourceLength);
        boolean bodyWanted =
                reply.status() != 416 && !HttpMethod.HEAD.is(exchange.request().getMethod());
        synchronized (lock) {
            if (begun || over) {
                return;
            }
            AnswerHead.put(exchange.response(), reply, contentType);
            headOnly = !bodyWanted;
            body.open(reply);
            begun = true;
        }
        wake();
        if (!bodyWanted) {
            tellGone();
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        synchronized (lock) {
            if (over || headOnly || !begun) {
                return;
            }
            body.add(bytes, offset, length);
        }
        wake();
    }

    @Override
    public void end() {
        synchronized (lock) {
            body.end();
        }
        wake();
    }

    @Override
    public void notFound() {
        refuse(404, AnswerHead.plainText(404));
    }

    @Override
    public void unavailable(String reason) {
        refuse(502, reason.substring(0, Math.min(MAX_REASON, reason.length())) + "\n");
    }

    private void refuse(int status, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        synchronized (lock) {
            if (begun || over) {
                return;
            }
            RangeHeader.Reply reply = new RangeHeader.Reply(status, OptionalLong.of(bytes.length), Optional.empty(), 0);
            AnswerHead.put(exchange.response(), reply, "text/plain;charset=utf-8");
            headOnly = HttpMethod.HEAD.is(exchange.request().getMethod());
            body.open(reply);
            body.add(bytes, 0, bytes.length);
            body.end();
            begun = true;
        }
        wake();
    }

    @Override
    public void onGone(Runnable action) {
        boolean late;
        synchronized (lock) {
            goneAction = action;
            late = goneTold;
        }
        if (late) {
            action.run();
        }
    }

    /** The client is gone, or is to be: closes the connection. Any thread, repeatable. */
    void cut(Throwable cause) {
        synchronized (lock) {
            if (over) {
                return;
            }
        }
        // First the socket, so that a write in flight fails and no error page can be sent.
        exchange.endPoint().close();
        tellGone();
        pump.abort(cause);
    }

    private void tellGone() {
        Runnable action;
        synchronized (lock) {
            if (goneTold || body.ended()) {
                return;
            }
            goneTold = true;
            action = goneAction;
        }
        if (action != null) {
            action.run();
        }
    }

    private void wake() {
        synchronized (lock) {
            if (waking || over) {
                return;
            }
            waking = true;
        }
        try {
            pool.execute(pump::iterate);
        } catch (RejectedExecutionException closing) {
            cut(new EofException(closing));
        }
    }

    /** The last byte was handed to the operating system. */
    private void complete() {
        if (!leave()) {
            return;
        }
        onEnded.accept(this);
        exchange.callback().succeeded();
        if (!watch.clean()) {
            exchange.endPoint().close();
        }
    }

    private void fail(Throwable cause) {
        exchange.endPoint().close();
        tellGone();
        if (leave()) {
            watch.stop();
            onEnded.accept(this);
            // A client that goes is everyday: Jetty logs any other kind of exception as a server fault, with a trace.
            exchange.callback().failed(cause instanceof EofException ? cause : new EofException(cause));
        }
    }

    private boolean leave() {
        synchronized (lock) {
            boolean first = !over;
            over = true;
            body.clear();
            return first;
        }
    }

    /** Writes what is there, one slice at a time, and sleeps without a thread when there is nothing. */
    private final class Pump extends IteratingCallback {
        private boolean committed;
        private boolean lastSent;

        @Override
        protected Action process() throws EofException {
            ByteBuffer slice;
            synchronized (lock) {
                waking = false;
                if (lastSent) {
                    return Action.SUCCEEDED;
                }
                if (over || !begun) {
                    return Action.IDLE;
                }
                slice = headOnly ? Body.nothing() : body.next();
                lastSent = headOnly || body.sentAll();
                if (!slice.hasRemaining() && !lastSent && committed) {
                    if (body.ended()) {
                        throw new EofException("the body is shorter than announced");
                    }
                    return Action.IDLE;
                }
                committed = true;
            }
            if (lastSent) {
                // Before the client can have the whole answer: what it sends then is its next request.
                watch.stop();
            }
            exchange.response().write(lastSent, slice, this);
            return Action.SCHEDULED;
        }

        @Override
        protected void onCompleteSuccess() {
            complete();
        }

        @Override
        protected void onCompleteFailure(Throwable cause) {
            fail(cause);
        }
    }
}
