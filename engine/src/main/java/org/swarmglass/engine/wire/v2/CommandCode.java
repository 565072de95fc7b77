package org.swarmglass.engine.wire.v2;

/** The first payload byte of each command and the names of their fields (protocol/v2 4.4). */
final class CommandCode {
    static final int ANNOUNCEMENT = 0;
    static final int REQUEST = 1;
    static final int DATA_HEADER = 2;
    static final int DATA_END = 3;
    static final int ABSENT = 4;
    static final int CANCEL = 5;

    static final char SEGMENT = 'i';
    static final char REQUEST_ID = 'r';
    static final char BYTES = 's';
    static final char FIRST_BYTE = 'b';
    static final char LOADED = 'l';
    static final char LOADING = 'p';

    private CommandCode() {}

    static boolean known(int code) {
        return code >= ANNOUNCEMENT && code <= CANCEL;
    }
}
