package org.swarmglass.engine.store.disk;

import java.io.IOException;

/** Port: the files of one run. {@code store-io} thread only; every call may block. */
interface SegmentFiles {
    /** Before the first write, once. */
    void open() throws IOException;

    /** Whole or not at all. An existing file of that name is replaced. */
    void write(String name, byte[] bytes) throws IOException;

    /** @throws IOException also if the file has another length */
    byte[] read(String name, int length) throws IOException;

    /** Does nothing if there is no such file. */
    void delete(String name) throws IOException;

    /** Deletes everything, also if it was never or not wholly opened. */
    void close() throws IOException;
}
