package org.swarmglass.charts;

/**
 * A feed within a window, thinned to what the eye can tell apart. Antialiased strokes are what a chart costs, so there
 * is at most one point to two pixels. Buckets lie at fixed times, so a point does not change while it moves left.
 */
final class Sampling {
    private static final int PIXELS_PER_POINT = 2;

    private final double[] times;
    private final double[] values;
    private final int size;

    private Sampling(double[] times, double[] values, int size) {
        this.times = times;
        this.values = values;
        this.size = size;
    }

    /** Samples a feed; {@code latest} is for counts, where the latest value of a bucket stands for it, not the mean. */
    static Sampling of(TimeSeriesFeed feed, TimeWindow window, int pixels, boolean latest) {
        int begin = Math.max(0, feed.indexAtOrBefore(window.from()));
        int end = feed.indexAtOrBefore(window.until()) + 1;
        int count = Math.max(0, end - begin);
        int points = Math.max(2, pixels / PIXELS_PER_POINT);
        double[] times = new double[count];
        double[] values = new double[count];
        long width = count <= points ? 0 : Math.max(1, window.length() / points);
        int size = 0;
        for (int i = begin; i < end; ) {
            int next = width == 0 ? i + 1 : bucketEnd(feed, i, end, width);
            times[size] = meanTime(feed, i, next);
            values[size] = latest ? feed.valueAt(next - 1) : meanValue(feed, i, next);
            size++;
            i = next;
        }
        return new Sampling(times, values, size);
    }

    int size() {
        return size;
    }

    /** Milliseconds, rising with the index. */
    double time(int index) {
        return times[index];
    }

    /** NaN where not known. */
    double value(int index) {
        return values[index];
    }

    /** This on top of another that was sampled at the same times. */
    Sampling onTopOf(Sampling below) {
        int common = Math.min(size, below.size);
        double[] sums = new double[common];
        for (int i = 0; i < common; i++) {
            sums[i] = below.values[i] + values[i];
        }
        return new Sampling(times, sums, common);
    }

    double maximum() {
        double maximum = 0;
        for (int i = 0; i < size; i++) {
            if (values[i] > maximum) {
                maximum = values[i];
            }
        }
        return maximum;
    }

    private static int bucketEnd(TimeSeriesFeed feed, int from, int end, long width) {
        long bucket = Math.floorDiv(feed.timeAt(from), width);
        int next = from + 1;
        while (next < end && Math.floorDiv(feed.timeAt(next), width) == bucket) {
            next++;
        }
        return next;
    }

    private static double meanTime(TimeSeriesFeed feed, int from, int to) {
        return (feed.timeAt(from) + feed.timeAt(to - 1)) / 2.0;
    }

    private static double meanValue(TimeSeriesFeed feed, int from, int to) {
        double sum = 0;
        int known = 0;
        for (int i = from; i < to; i++) {
            double value = feed.valueAt(i);
            if (!Double.isNaN(value)) {
                sum += value;
                known++;
            }
        }
        return known == 0 ? Double.NaN : sum / known;
    }
}
