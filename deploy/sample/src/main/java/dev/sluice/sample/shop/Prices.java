package dev.sluice.sample.shop;

import dev.sluice.sample.random.SeededRandom;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How prices and stock move: in every period about a tenth of the items change, and each stays so until its next turn. */
final class Prices {

    static final Duration PERIOD = Duration.ofSeconds(30);

    private static final int ONE_IN = 10;

    /** An item that has not had its turn for so long (one in 10^13 chances) keeps its first price. */
    private static final int LONGEST = 300;

    private static final BigDecimal CENTS = new BigDecimal("0.01");
    private static final List<Integer> ENDINGS = List.of(0, 20, 49, 90, 95, 99);

    private final long seed;

    Prices(long seed) {
        this.seed = seed;
    }

    /** The offer that holds at a moment, always the same one for that moment. */
    Offer offer(Item item, Instant at) {
        long turn = lastTurn(item, Math.floorDiv(at.getEpochSecond(), PERIOD.toSeconds()));
        SeededRandom random = SeededRandom.of("offer", seed, item.slug(), turn);
        int percent = 75 + random.below(41);
        BigDecimal price = amount(item, percent, random.pick(ENDINGS));
        BigDecimal before = percent < 90 ? amount(item, 110, 0) : null;
        String availability = availability(random.below(100));
        if (item.fault() == PageFault.CALL_US) {
            return new Offer(null, null, null, availability);
        }
        return new Offer(price, before, item.storefront().currency(), availability);
    }

    private long lastTurn(Item item, long period) {
        for (long turn = period; turn > period - LONGEST; turn--) {
            if (SeededRandom.of("turn", seed, item.slug(), turn).oneIn(ONE_IN)) {
                return turn;
            }
        }
        return 0;
    }

    private static BigDecimal amount(Item item, int percent, int cents) {
        BigDecimal whole = item.value()
                .multiply(item.storefront().rate())
                .multiply(BigDecimal.valueOf(percent, 2))
                .setScale(0, RoundingMode.HALF_UP)
                .max(BigDecimal.ONE);
        return item.storefront().hasCents() ? whole.add(CENTS.multiply(BigDecimal.valueOf(cents))) : whole;
    }

    private static String availability(int chance) {
        if (chance < 15) {
            return "OutOfStock";
        }
        if (chance < 25) {
            return "LimitedAvailability";
        }
        return chance < 30 ? "PreOrder" : "InStock";
    }
}
