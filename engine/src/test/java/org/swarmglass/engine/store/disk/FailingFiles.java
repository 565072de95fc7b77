package org.swarmglass.engine.store.disk;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Real files, until a failure is set for one kind of call. */
final class FailingFiles implements SegmentFiles {
    private final SegmentFiles real;

    @Nullable
    IOException onOpen;

    @Nullable
    IOException onWrite;

    @Nullable
    IOException onRead;

    FailingFiles(SegmentFiles real) {
        this.real = real;
    }

    private static void failWith(@Nullable IOException failure) throws IOException {
        Optional<IOException> set = Optional.ofNullable(failure);
        if (set.isPresent()) {
            throw set.get();
        }
    }

    @Override
    public void open() throws IOException {
        failWith(onOpen);
        real.open();
    }

    @Override
    public void write(String name, byte[] bytes) throws IOException {
        failWith(onWrite);
        real.write(name, bytes);
    }

    @Override
    public byte[] read(String name, int length) throws IOException {
        failWith(onRead);
        return real.read(name, length);
    }

    @Override
    public void delete(String name) throws IOException {
        real.delete(name);
    }

    @Override
    public void close() throws IOException {
        real.close();
    }
}
