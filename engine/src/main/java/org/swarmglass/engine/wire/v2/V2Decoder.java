package org.swarmglass.engine.wire.v2;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swarmglass.engine.wire.Command;
import org.swarmglass.engine.wire.MalformedMessageException;

/**
 * A whole payload to a command. Any field order, unknown fields skipped, the last of a repeated name counts; everything
 * else must be exact.
 */
final class V2Decoder {
    private @Nullable Object segment;
    private @Nullable Object requestId;
    private @Nullable Object bytes;
    private @Nullable Object firstByte;
    private @Nullable Object loaded;
    private @Nullable Object loading;

    private V2Decoder() {}

    static Inbound decode(byte[] payload) throws MalformedMessageException {
        if (payload.length == 0) {
            return new Inbound.Unknown(-1);
        }
        int code = payload[0] & 0xFF;
        if (!CommandCode.known(code)) {
            return new Inbound.Unknown(code);
        }
        V2Decoder fields = new V2Decoder();
        fields.read(payload, true);
        return new Inbound.Commanded(fields.command(code));
    }

    /** @throws MalformedMessageException if no known command begins like this */
    static void checkBeginning(byte[] payload) throws MalformedMessageException {
        if (payload.length == 0) {
            return;
        }
        if (!CommandCode.known(payload[0] & 0xFF)) {
            throw new MalformedMessageException("a split command of unknown code");
        }
        try {
            new V2Decoder().read(payload, false);
        } catch (TruncatedPayloadException expected) {
            return; // the rest is in the parts to come
        }
    }

    private void read(byte[] payload, boolean keep) throws MalformedMessageException {
        PayloadReader reader = new PayloadReader(payload, 1);
        while (!reader.atEnd()) {
            int name = reader.name();
            switch (name) {
                case CommandCode.SEGMENT -> segment = reader.value(keep);
                case CommandCode.REQUEST_ID -> requestId = reader.value(keep);
                case CommandCode.BYTES -> bytes = reader.value(keep);
                case CommandCode.FIRST_BYTE -> firstByte = value(reader, keep);
                case CommandCode.LOADED -> loaded = value(reader, keep);
                case CommandCode.LOADING -> loading = value(reader, keep);
                default -> reader.value(false);
            }
        }
    }

    /** For optional fields: a string there must not read as "no such field". */
    private static Object value(PayloadReader reader, boolean keep) throws MalformedMessageException {
        Object value = reader.value(keep);
        return value == null ? "" : value;
    }

    private Command command(int code) throws MalformedMessageException {
        return switch (code) {
            case CommandCode.ANNOUNCEMENT -> new Command.Announcement(ids(loaded), ids(loading));
            case CommandCode.REQUEST ->
                new Command.Request(integer(segment), integer(requestId), firstByte == null ? 0 : integer(firstByte));
            case CommandCode.DATA_HEADER ->
                new Command.DataHeader(integer(segment), integer(requestId), integer(bytes));
            case CommandCode.DATA_END -> new Command.DataEnd(integer(segment), integer(requestId));
            case CommandCode.ABSENT -> new Command.Absent(integer(segment), integer(requestId));
            case CommandCode.CANCEL -> new Command.Cancel(integer(segment), integer(requestId));
            default -> throw new IllegalStateException("code " + code + " was checked before");
        };
    }

    private static long integer(@Nullable Object value) throws MalformedMessageException {
        if (value instanceof Long number) {
            return number;
        }
        throw new MalformedMessageException("an integer field is missing or of another type");
    }

    private static List<Long> ids(@Nullable Object value) throws MalformedMessageException {
        if (value == null) {
            return List.of();
        }
        if (value instanceof long[] ids) {
            Long[] boxed = new Long[ids.length];
            Arrays.setAll(boxed, at -> ids[at]);
            return List.of(boxed);
        }
        throw new MalformedMessageException("a list of segments is of another type");
    }
}
