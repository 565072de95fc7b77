package org.swarmglass.engine.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.swarmglass.engine.proxy.ProxyContent;

/** An answer to a player, kept. Holds the content to the sink's contract: one beginning, one end, nothing after it. */
final class RecordingSink implements ProxyContent.Sink {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Consumer<RecordingSink> onOver;
    String contentType = "";
    OptionalLong length = OptionalLong.empty();
    boolean begun;
    boolean ended;
    boolean notFound;
    Optional<String> refusal = Optional.empty();
    Runnable gone = () -> {};

    RecordingSink() {
        this(sink -> {});
    }

    /** @param onOver runs when the answer is complete, whatever it is */
    RecordingSink(Consumer<RecordingSink> onOver) {
        this.onOver = onOver;
    }

    byte[] bytes() {
        return body.toByteArray();
    }

    String text() {
        return body.toString(StandardCharsets.UTF_8);
    }

    boolean over() {
        return ended || notFound || refusal.isPresent();
    }

    @Override
    public void begin(String type, OptionalLong bodyLength, OptionalLong resourceLength) {
        check(!begun && !over(), "begins twice");
        begun = true;
        contentType = type;
        length = bodyLength;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        check(begun && !ended, "writes outside of an answer");
        body.write(bytes, offset, count);
        check(body.size() <= length.orElse(Long.MAX_VALUE), "writes more than it announced");
    }

    @Override
    public void end() {
        check(begun && !ended, "ends what is not open");
        ended = true;
        onOver.accept(this);
    }

    @Override
    public void notFound() {
        check(!begun && !over(), "an error after a beginning");
        notFound = true;
        onOver.accept(this);
    }

    @Override
    public void unavailable(String reason) {
        check(!begun && !over(), "an error after a beginning");
        refusal = Optional.of(reason);
        onOver.accept(this);
    }

    @Override
    public void onGone(Runnable action) {
        gone = action;
    }

    private static void check(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }
}
