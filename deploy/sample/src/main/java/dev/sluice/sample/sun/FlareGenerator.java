package dev.sluice.sample.sun;

import dev.sluice.sample.random.SeededRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Generates the flares of each day from a seed. */
record FlareGenerator(long seed) {

    private static final int HOURS = 24;
    private static final int FAULTY_ONE_IN = 40;
    private static final List<String> NOTES = List.of(
            "Seen on the western limb, partly hidden.",
            "Two loops brightened one after the other; the second was the stronger.",
            "The decay was long and uneven, so the end is an estimate.",
            "Wide eruption to the south \u2013 see the linked events.",
            "Preliminary class; the detector was saturated for a minute.");

    /** The flares that began on a day, oldest first; at most one per hour, so that their ids differ. */
    List<Flare> of(LocalDate day) {
        double chance = new SolarCycle(seed).flaresPerDay(YearMonth.from(day)) / HOURS;
        return IntStream.range(0, HOURS)
                .filter(hour -> SeededRandom.of("flare?", seed, day, hour).between(0.0, 1.0) < chance)
                .mapToObj(hour -> flare(day, hour))
                .toList();
    }

    private Flare flare(LocalDate day, int hour) {
        SeededRandom random = SeededRandom.of("flare", seed, day, hour);
        Instant begin = day.atTime(hour, random.below(60)).toInstant(ZoneOffset.UTC);
        Instant peak = begin.plus(Duration.ofMinutes(3 + random.below(38)));
        FlareTimes times = new FlareTimes(begin, peak, peak.plus(Duration.ofMinutes(2 + random.below(60))));
        FlareTimes reported = random.oneIn(FAULTY_ONE_IN)
                ? random.pick(List.of(FlareTimesFault.values())).apply(times)
                : times;
        return new Flare(
                DonkiTimes.id(begin, "FLR"),
                reported,
                FlareClass.of(random),
                location(random),
                random.oneIn(20) ? null : region(day, random),
                random.oneIn(4) ? random.pick(NOTES) : "",
                linked(peak, random),
                submissions(peak, random));
    }

    private static String location(SeededRandom random) {
        String northOrSouth = random.pick(List.of("N", "S"));
        String eastOrWest = random.pick(List.of("E", "W"));
        int latitude = 5 + random.below(30);
        int longitude = random.below(91);
        return switch (random.below(40)) {
            case 0 -> "";
            case 1 -> northOrSouth + latitude % 10 + eastOrWest + longitude;
            // Behind the limb: longitude over 90°.
            case 2 -> northOrSouth + latitude + eastOrWest + (91 + random.below(40));
            default -> "%s%02d%s%02d".formatted(northOrSouth, latitude, eastOrWest, longitude);
        };
    }

    /** One of the four active regions of that week. */
    private static int region(LocalDate day, SeededRandom random) {
        return 10_000 + (int) Math.floorMod(day.toEpochDay() / 7, 10_000L) + random.below(4);
    }

    private static List<String> linked(Instant peak, SeededRandom random) {
        List<String> linked = new ArrayList<>();
        if (random.oneIn(3)) {
            linked.add(DonkiTimes.id(peak.plus(Duration.ofMinutes(random.below(60))), "CME"));
            if (random.oneIn(3)) {
                linked.add(DonkiTimes.id(peak.plus(Duration.ofMinutes(60 + random.below(120))), "SEP"));
            }
        }
        return List.copyOf(linked);
    }

    /**
     * Submission times: the first a few hours after the peak, without the end time; the second hours later, with it; one in
     * three flares is revised once more.
     */
    private static List<Instant> submissions(Instant peak, SeededRandom random) {
        Instant first = peak.plus(Duration.ofMinutes(20 + random.below(160)));
        Instant second = first.plus(Duration.ofMinutes(120 + random.below(480)));
        Instant third = second.plus(Duration.ofMinutes(240 + random.below(2640)));
        return random.oneIn(3) ? List.of(first, second, third) : List.of(first, second);
    }
}
