package org.swarmglass.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.model.SegmentId;

class MemoryStoreTest extends SegmentStoreContract {
    @Override
    SegmentStore create(long capBytes) {
        return new MemoryStore(capBytes);
    }

    @Override
    Optional<byte[]> load(SegmentId id) {
        AtomicReference<Optional<byte[]>> loaded = new AtomicReference<>(Optional.empty());
        store.load(id, loaded::set);
        return loaded.get();
    }

    @Test
    void givesTheVeryBytesWithoutACopy() {
        byte[] content = content(1);
        store.put(segment(MAIN, 1), content);
        assertThat(store.inMemory(new SegmentId(MAIN, 1)))
                .hasValueSatisfying(bytes -> assertThat(bytes).isSameAs(content));
    }
}
