package org.swarmglass.engine.identity;

/** Punycode of one label, the encoding side only. Source: RFC 3492 sections 6.1 and 6.3. */
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 0x80;

    private final int[] input;
    private final StringBuilder output = new StringBuilder();
    private int bias = INITIAL_BIAS;
    private int delta;

    private Punycode(String label) {
        input = label.codePoints().toArray();
    }

    static String encode(String label) {
        return new Punycode(label).encode();
    }

    private String encode() {
        for (int c : input) {
            if (c < INITIAL_N) {
                output.appendCodePoint(c);
            }
        }
        int basic = output.length();
        if (basic > 0) {
            output.append('-');
        }
        int handled = basic;
        int n = INITIAL_N;
        while (handled < input.length) {
            int next = smallestFrom(n);
            delta += (next - n) * (handled + 1);
            n = next;
            for (int c : input) {
                if (c < n) {
                    delta++;
                } else if (c == n) {
                    writeDelta();
                    handled++;
                    bias = adapted(handled, handled == basic + 1);
                    delta = 0;
                }
            }
            delta++;
            n++;
        }
        return output.toString();
    }

    private int smallestFrom(int n) {
        int smallest = Integer.MAX_VALUE;
        for (int c : input) {
            if (c >= n && c < smallest) {
                smallest = c;
            }
        }
        return smallest;
    }

    private void writeDelta() {
        int rest = delta;
        int k = BASE;
        int threshold = threshold(k);
        while (rest >= threshold) {
            output.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
            k += BASE;
            threshold = threshold(k);
        }
        output.append(digit(rest));
    }

    private int threshold(int k) {
        return Math.max(T_MIN, Math.min(T_MAX, k - bias));
    }

    private int adapted(int points, boolean first) {
        int value = first ? delta / DAMP : delta / 2;
        value += value / points;
        int k = 0;
        while (value > (BASE - T_MIN) * T_MAX / 2) {
            value /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * value / (value + SKEW);
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }
}
