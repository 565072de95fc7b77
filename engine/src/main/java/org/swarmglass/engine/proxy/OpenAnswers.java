package org.swarmglass.engine.proxy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.EofException;

/** The answers that are not finished. Thread-safe. */
final class OpenAnswers {
    private final Set<Answer> open = ConcurrentHashMap.newKeySet();

    void add(Answer answer) {
        open.add(answer);
    }

    void remove(Answer answer) {
        open.remove(answer);
    }

    int count() {
        return open.size();
    }

    void cutAll() {
        for (Answer answer : List.copyOf(open)) {
            answer.cut(new EofException("the player was released"));
        }
    }
}
