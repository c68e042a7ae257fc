package dev.sluice.sample.shop;

import dev.sluice.sample.random.SeededRandom;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Generates prices and stock: in every period about a tenth of the items change, the others keep their offer. */
record OfferGenerator(long seed) {

    static final Duration PERIOD = Duration.ofSeconds(30);

    private static final int CHANGES_ONE_IN = 10;

    /** An item without a change for so many periods (a chance of one in 10^13) keeps its first price. */
    private static final int MAX_PERIODS = 300;

    private static final BigDecimal CENTS = new BigDecimal("0.01");
    private static final List<Integer> ENDINGS = List.of(0, 20, 49, 90, 95, 99);

    Offer offer(ShopItem item, Instant at) {
        long change = lastChange(item, Math.floorDiv(at.getEpochSecond(), PERIOD.toSeconds()));
        SeededRandom random = SeededRandom.of("offer", seed, item.slug(), change);
        int percent = 75 + random.below(41);
        BigDecimal price = amount(item, percent, random.pick(ENDINGS));
        BigDecimal before = percent < 90 ? amount(item, 110, 0) : null;
        String availability = availability(random.below(100));
        if (item.fault() == PageFault.CALL_US) {
            return new Offer(null, null, null, availability);
        }
        return new Offer(price, before, item.storefront().currency(), availability);
    }

    private long lastChange(ShopItem item, long period) {
        for (long change = period; change > period - MAX_PERIODS; change--) {
            if (SeededRandom.of("turn", seed, item.slug(), change).oneIn(CHANGES_ONE_IN)) {
                return change;
            }
        }
        return 0;
    }

    private static BigDecimal amount(ShopItem item, int percent, int cents) {
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
