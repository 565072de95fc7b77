package org.swarmglass.engine.wire.v2;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.swarmglass.engine.wire.Command;

/**
 * Commands to messages, byte-identical to p2p-media-loader except where its own receivers cannot read the result: a
 * group of ids never has 256 members and an array never more than 255 groups (protocol/v2 4.3).
 */
public final class V2Encoder {
    /** What a JavaScript number holds exactly. */
    static final long MAX_INTEGER = (1L << 53) - 1;

    private static final int MAX_GROUPS = 255;
    private static final int MAX_MEMBERS = 255;

    private V2Encoder() {}

    /**
     * The messages that carry the command, normally one.
     *
     * <p>Ids of an announcement beyond 255 groups (of 256 neighbouring numbers each) are left out: put the most useful
     * first.
     *
     * @param maxMessageBytes the length above which a command is split; very small values are exceeded by up to eight
     *     bytes, as the library does
     * @throws IllegalArgumentException if a number is beyond 2^53 - 1, which no receiver reads back
     */
    public static List<byte[]> encode(Command command, int maxMessageBytes) {
        if (maxMessageBytes < 1) {
            throw new IllegalArgumentException("messages of " + maxMessageBytes + " bytes");
        }
        return frames(payload(command), maxMessageBytes);
    }

    private static byte[] payload(Command command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(32);
        if (command instanceof Command.Announcement announcement) {
            out.write(CommandCode.ANNOUNCEMENT);
            array(out, CommandCode.LOADED, announcement.loaded());
            array(out, CommandCode.LOADING, announcement.loading());
        } else if (command instanceof Command.Request request) {
            out.write(CommandCode.REQUEST);
            field(out, CommandCode.SEGMENT, request.segment());
            field(out, CommandCode.REQUEST_ID, request.requestId());
            if (request.firstByte() > 0) {
                field(out, CommandCode.FIRST_BYTE, request.firstByte());
            }
        } else if (command instanceof Command.DataHeader header) {
            out.write(CommandCode.DATA_HEADER);
            field(out, CommandCode.SEGMENT, header.segment());
            field(out, CommandCode.BYTES, header.bytes());
            field(out, CommandCode.REQUEST_ID, header.requestId());
        } else if (command instanceof Command.DataEnd end) {
            echo(out, CommandCode.DATA_END, end.segment(), end.requestId());
        } else if (command instanceof Command.Absent absent) {
            echo(out, CommandCode.ABSENT, absent.segment(), absent.requestId());
        } else if (command instanceof Command.Cancel cancel) {
            echo(out, CommandCode.CANCEL, cancel.segment(), cancel.requestId());
        }
        return out.toByteArray();
    }

    private static void echo(ByteArrayOutputStream out, int code, long segment, long requestId) {
        out.write(code);
        field(out, CommandCode.SEGMENT, segment);
        field(out, CommandCode.REQUEST_ID, requestId);
    }

    private static void field(ByteArrayOutputStream out, char name, long value) {
        out.write(name);
        integer(out, value);
    }

    /** Sign and magnitude, the shortest length that leaves the top bit to the sign. */
    static void integer(ByteArrayOutputStream out, long value) {
        long magnitude = Math.abs(value);
        if (magnitude < 0 || magnitude > MAX_INTEGER) {
            throw new IllegalArgumentException(value + " is beyond 2^53 - 1");
        }
        int length = (Long.SIZE - Long.numberOfLeadingZeros(magnitude)) / 8 + 1;
        out.write(length);
        for (int i = length - 1; i >= 0; i--) {
            int sign = value < 0 && i == length - 1 ? 0x80 : 0;
            out.write(((int) (magnitude >>> (8 * i)) & 0xFF) | sign);
        }
    }

    private static void array(ByteArrayOutputStream out, char name, List<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        List<Group> groups = groups(ids);
        out.write(name);
        out.write(0x10);
        out.write(groups.size());
        for (Group group : groups) {
            integer(out, group.common | group.members.size());
            group.members.writeBytesTo(out);
        }
    }

    /** Groups in order of first appearance; a full one is followed by another with the same common part. */
    private static List<Group> groups(List<Long> ids) {
        List<Group> groups = new ArrayList<>();
        Map<Long, Group> open = new HashMap<>();
        Group group = null;
        for (long id : ids) {
            long common = id & ~0xFFL;
            group = group != null && group.common == common ? group : open.get(common); // neighbours come in a row
            if (group == null || group.members.size() == MAX_MEMBERS) {
                if (groups.size() == MAX_GROUPS) {
                    continue;
                }
                group = new Group(common, new Members());
                open.put(common, group);
                groups.add(group);
            }
            group.members.write((int) id & 0xFF);
        }
        return groups;
    }

    private static List<byte[]> frames(byte[] payload, int max) {
        int length = payload.length;
        int parts = 1;
        if (length + Framing.OVERHEAD > max) {
            parts = ceil(length, max);
            if (ceil(length, parts) + Framing.OVERHEAD > max) {
                parts++;
            }
        }
        int step = ceil(length, parts);
        List<byte[]> frames = new ArrayList<>(parts);
        for (int from = 0; from < length; from += step) {
            int to = Math.min(length, from + step);
            byte[] frame = new byte[to - from + Framing.OVERHEAD];
            Framing.putInt32(frame, 0, from == 0 ? Framing.HEAD_FIRST : Framing.HEAD_LATER);
            System.arraycopy(payload, from, frame, Framing.MAGIC_BYTES, to - from);
            int tail = to == length ? Framing.TAIL_LAST : Framing.TAIL_OPEN;
            Framing.putInt32(frame, frame.length - Framing.MAGIC_BYTES, tail);
            frames.add(frame);
        }
        return frames;
    }

    private static int ceil(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    private record Group(long common, Members members) {}

    private static final class Members extends ByteArrayOutputStream {
        void writeBytesTo(ByteArrayOutputStream out) {
            out.write(buf, 0, count);
        }
    }
}
