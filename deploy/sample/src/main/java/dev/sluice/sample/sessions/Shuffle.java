package dev.sluice.sample.sessions;

/** A pseudo-random permutation of any length in constant memory: a Feistel network with cycle walking. */
final class Shuffle {

    private static final int ROUNDS = 4;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final long seed;
    private final long length;
    private final int half;
    private final long mask;

    Shuffle(long seed, long length) {
        this.seed = seed;
        this.length = length;
        int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, length - 1));
        this.half = (bits + 1) / 2;
        this.mask = (1L << half) - 1;
    }

    /** The number at a position, from 0 (inclusive) to the length (exclusive); each occurs exactly once. */
    long at(long position) {
        long walked = position;
        do {
            walked = permuted(walked);
        } while (walked >= length);
        return walked;
    }

    private long permuted(long value) {
        long left = value >>> half;
        long right = value & mask;
        for (int round = 1; round <= ROUNDS; round++) {
            long next = left ^ (mixed(right + GOLDEN * (seed + round)) & mask);
            left = right;
            right = next;
        }
        return left << half | right;
    }

    private static long mixed(long value) {
        long once = (value ^ value >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        long twice = (once ^ once >>> 27) * 0x94D0_49BB_1331_11EBL;
        return twice ^ twice >>> 31;
    }
}
