package dev.sluice.sample.sun;

import dev.sluice.sample.random.SeededRandom;
import dev.sluice.sample.random.WordList;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Generates the notifications that are not about flares: eruptions, storms, shocks and the weekly report. */
record GeneralMessages(long seed) {

    private static final Map<String, Double> MAX_PER_DAY = Map.of(
            "CME", 0.8,
            "RBE", 0.35,
            "SEP", 0.2,
            "GST", 0.2,
            "IPS", 0.2,
            "MPC", 0.1);

    /** A quiet sun still has some events. */
    private static final double MIN_ACTIVITY = 0.2;

    private static final int EVENING_SECONDS = 7 * 3600;
    private static final int SECONDS_PER_DAY = 24 * 3600;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH);

    private static final WordList TEXTS = WordList.at("/sample/sun/messages.properties");

    /** The messages issued on a day, unordered. */
    List<NotificationMessage> of(LocalDate day) {
        List<NotificationMessage> messages = new ArrayList<>();
        double activity = Math.max(MIN_ACTIVITY, SolarCycle.activity(YearMonth.from(day)));
        MAX_PER_DAY.forEach((type, most) -> {
            SeededRandom random = SeededRandom.of("message", seed, type, day);
            if (random.between(0.0, 1.0) < most * activity) {
                messages.add(message(type, moment(day, random.below(SECONDS_PER_DAY)), random));
            }
        });
        if (day.getDayOfWeek() == DayOfWeek.WEDNESDAY) {
            messages.add(report(day, SeededRandom.of("report", seed, day)));
        }
        return messages;
    }

    private NotificationMessage message(String type, Instant issued, SeededRandom random) {
        Instant seen = issued.minusSeconds(600L + random.below(7200));
        String summary = TEXTS.word(type + ".summary", "")
                .replace("{time}", DonkiTimes.MINUTE.format(seen))
                .replace("{speed}", Integer.toString(300 + random.below(1500)))
                .replace("{level}", Integer.toString(6 + random.below(4)))
                .replace("{id}", DonkiTimes.id(seen, type));
        return new NotificationMessage(type, issued, TEXTS.word(type + ".title", ""), summary, Optional.empty());
    }

    private NotificationMessage report(LocalDate day, SeededRandom random) {
        String title = "Weekly Space Weather Summary Report for " + DATE.format(day.minusDays(7)) + " - "
                + DATE.format(day.minusDays(1));
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(TEXTS.word("Report.summary", ""));
        for (int past = 7; past > 0; past--) {
            paragraphs.add(TEXTS.word("Report.day", "")
                    .replace("{date}", DATE.format(day.minusDays(past)))
                    .replace("{speed}", Integer.toString(300 + random.below(400))));
        }
        paragraphs.add(TEXTS.word("Report.outlook", ""));
        Instant issued = moment(day, SECONDS_PER_DAY - EVENING_SECONDS + random.below(EVENING_SECONDS));
        return new NotificationMessage("Report", issued, title, String.join("\n\n", paragraphs), Optional.empty());
    }

    private static Instant moment(LocalDate day, int second) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(second);
    }
}
