package org.swarmglass.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.swarmglass.engine.model.SegmentId;

class MemoryStoreTest extends SegmentStoreContract {
    @Override
    protected SegmentStore create(long capBytes) {
        return new MemoryStore(capBytes);
    }

    @Override
    protected Optional<byte[]> load(SegmentId id) {
        List<Optional<byte[]>> results = new ArrayList<>();
        store.load(id, results::add);
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    @Test
    void givesTheVeryBytesWithoutACopy() {
        byte[] content = content(1);
        store.put(segment(MAIN, 1), content);
        assertThat(store.inMemory(new SegmentId(MAIN, 1)))
                .hasValueSatisfying(bytes -> assertThat(bytes).isSameAs(content));
    }

    @Test
    void spillsWhatItEvictsWithItsBytes() {
        List<SegmentId> spilled = new ArrayList<>();
        MemoryStore small = new MemoryStore(150, (segment, bytes) -> {
            assertThat(bytes).isEqualTo(content(segment.id().number()));
            spilled.add(segment.id());
        });
        small.put(segment(MAIN, 1), content(1));
        small.put(segment(MAIN, 2), content(2));
        small.remove(new SegmentId(MAIN, 1));
        assertThat(spilled).containsExactly(new SegmentId(MAIN, 2));
    }
}
