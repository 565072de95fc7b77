package org.swarmglass.engine.peer;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;

/**
 * Segment numbers a remote has announced, in ascending order. Read-only for all but {@link RemoteHoldings}. Loop thread
 * only.
 *
 * <p>A plain array: the planner asks fifty of them about each segment at every turn, and each has a few dozen numbers.
 */
final class AnnouncedNumbers extends AbstractSet<Long> {
    private long[] numbers = {};
    private int size;

    /** Negative ones are left out, and those beyond the first {@code atMost} different ones. */
    void replaceBy(List<Long> announced, int atMost) {
        size = 0;
        if (numbers.length < Math.min(announced.size(), atMost)) {
            numbers = new long[Math.min(announced.size(), atMost)];
        }
        for (long number : announced) {
            if (number >= 0 && size > 0 && number <= numbers[size - 1]) {
                replaceByUnordered(announced, atMost);
                return;
            }
            if (number >= 0 && size < atMost) {
                numbers[size++] = number;
            }
        }
    }

    /** Browsers list what they hold in the order in which it came. */
    private void replaceByUnordered(List<Long> announced, int atMost) {
        TreeSet<Long> kept = new TreeSet<>();
        for (long number : announced) {
            if (number >= 0 && kept.size() < atMost) {
                kept.add(number);
            }
        }
        size = 0;
        for (long number : kept) {
            numbers[size++] = number;
        }
    }

    void forget(long number) {
        int at = Arrays.binarySearch(numbers, 0, size, number);
        if (at >= 0) {
            System.arraycopy(numbers, at + 1, numbers, at, size - at - 1);
            size--;
        }
    }

    @Override
    public boolean contains(Object number) {
        return number instanceof Long wanted && Arrays.binarySearch(numbers, 0, size, wanted) >= 0;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Iterator<Long> iterator() {
        return Arrays.stream(numbers, 0, size).iterator();
    }
}
