package org.swarmglass.engine.proxy;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the player in and asks the content. Never blocks, so Jetty runs it on the selector's thread without a hop. */
final class ProxyHandler extends Handler.Abstract.NonBlocking {
    private static final Logger LOG = LoggerFactory.getLogger(ProxyHandler.class);

    private final ProxyContent content;
    private final AccessRules rules;
    private final ConnectionGuard guard;
    private final OpenAnswers answers;
    private final ProxyLimits limits;

    ProxyHandler(
            ProxyContent content, AccessRules rules, ConnectionGuard guard, OpenAnswers answers, ProxyLimits limits) {
        this.content = content;
        this.rules = rules;
        this.guard = guard;
        this.answers = answers;
        this.limits = limits;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        AbstractEndPoint endPoint = (AbstractEndPoint)
                request.getConnectionMetaData().getConnection().getEndPoint();
        AccessRules.Verdict verdict = rules.judge(request);
        if (verdict instanceof AccessRules.Verdict.Admitted admitted) {
            guard.requestArrived(endPoint);
            answer(admitted.name(), new Answer.Exchange(request, response, callback, endPoint));
        } else if (verdict instanceof AccessRules.Verdict.Refused refused) {
            if (refused.trusted()) {
                guard.requestArrived(endPoint);
            }
            refuse(refused.status(), response, callback);
        }
        return true;
    }

    private void answer(String name, Answer.Exchange exchange) {
        RangeHeader range = range(exchange.request().getHeaders());
        Answer answer = new Answer(exchange, range, ended -> {
            answers.remove(ended);
            exchange.endPoint().setIdleTimeout(limits.idle().toMillis());
            guard.answered(exchange.endPoint());
        });
        answers.add(answer);
        exchange.endPoint().setIdleTimeout(limits.answer().toMillis());
        answer.watchClient();
        try {
            ask(name, range, answer);
        } catch (RuntimeException bug) { // the content's fault must not become an error status: VLC would give up
            LOG.error("the content failed on {}", name, bug);
            answer.cut(new EofException(bug));
        }
    }

    private void ask(String name, RangeHeader range, Answer answer) {
        if (name.endsWith(".m3u8")) {
            content.playlist(name, answer);
        } else if (name.startsWith("s-")) {
            content.segment(name, range.asked(), answer);
        } else if (name.startsWith("a-")) {
            content.auxiliary(name, range.asked(), answer);
        } else {
            answer.notFound();
        }
    }

    /** We give out no validator, so an If-Range can never match and its range must be ignored (RFC 9110, 13.1.5). */
    private static RangeHeader range(HttpFields headers) {
        return headers.contains(HttpHeader.IF_RANGE)
                ? new RangeHeader.Whole()
                : RangeHeader.parse(headers.get(HttpHeader.RANGE));
    }

    private static void refuse(int status, Response response, Callback callback) {
        String text = AnswerHead.plainText(status);
        AnswerHead.putCommon(response, "text/plain;charset=utf-8");
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, text.getBytes(StandardCharsets.UTF_8).length);
        if (status == 405) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
        }
        if (status != 404) {
            // Whatever follows such a request on its connection is not worth reading.
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        Content.Sink.write(response, true, text, callback);
    }
}
