package org.swarmglass.engine.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Requests of the player for a playlist that has not been read yet. Each is answered once. Loop thread only. */
final class WaitingTexts {
    private final List<Request> waiting = new ArrayList<>();

    private record Request(Consumer<String> answer, Consumer<String> unavailable) {}

    void add(Consumer<String> answer, Consumer<String> unavailable) {
        waiting.add(new Request(answer, unavailable));
    }

    void answer(String text) {
        take().forEach(request -> request.answer().accept(text));
    }

    void refuse(String reason) {
        take().forEach(request -> request.unavailable().accept(reason));
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    private List<Request> take() {
        List<Request> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }
}
