package org.swarmglass.charts;

import java.util.Arrays;

/**
 * A bounded history of one number: the latest {@code capacity} samples, the oldest overwritten first. Time never goes
 * back; NaN stands for "not known then" and is drawn as a gap. Grows to its capacity as it fills, so a short-lived
 * series costs little. One thread.
 */
public final class TimeSeriesFeed {
    private static final int INITIAL = 64;

    private final int capacity;
    private long[] times;
    private double[] values;
    private int first;
    private int size;

    public TimeSeriesFeed(int capacity) {
        this.capacity = capacity;
        times = new long[Math.min(INITIAL, capacity)];
        values = new double[times.length];
    }

    /**
     * Appends a sample.
     *
     * @throws IllegalArgumentException if {@code timeMillis} is before the latest sample
     */
    public void add(long timeMillis, double value) {
        if (size > 0 && timeMillis < timeAt(size - 1)) {
            throw new IllegalArgumentException("time went back by " + (timeAt(size - 1) - timeMillis) + " ms");
        }
        if (size == times.length && size < capacity) {
            int grown = Math.min(capacity, size * 2);
            times = Arrays.copyOf(times, grown);
            values = Arrays.copyOf(values, grown);
        }
        if (size < times.length) {
            size++;
        } else {
            first = (first + 1) % times.length;
        }
        int slot = slot(size - 1);
        times[slot] = timeMillis;
        values[slot] = value;
    }

    public int size() {
        return size;
    }

    /** Time of a sample, 0 being the oldest kept. */
    public long timeAt(int index) {
        return times[slot(index)];
    }

    /** Value of a sample, 0 being the oldest kept; NaN if it was not known. */
    public double valueAt(int index) {
        return values[slot(index)];
    }

    /** The latest value; NaN before the first. */
    public double latest() {
        return size == 0 ? Double.NaN : valueAt(size - 1);
    }

    /** Index of the last sample at or before a time; -1 if all are later. */
    public int indexAtOrBefore(long timeMillis) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (timeAt(middle) <= timeMillis) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    /** The value in force at a time: of the last sample at or before it, no older than {@code maxAgeMillis}; else NaN. */
    public double valueAtTime(long timeMillis, long maxAgeMillis) {
        int index = indexAtOrBefore(timeMillis);
        return index < 0 || timeMillis - timeAt(index) > maxAgeMillis ? Double.NaN : valueAt(index);
    }

    private int slot(int index) {
        int slot = first + index;
        return slot < times.length ? slot : slot - times.length;
    }
}
