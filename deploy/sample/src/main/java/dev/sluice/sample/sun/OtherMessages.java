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

/** The notifications that are about no flare: eruptions, storms, shocks and the weekly report. */
final class OtherMessages {

    private static final Map<String, Double> A_DAY_AT_MOST = Map.of(
            "CME", 0.8,
            "RBE", 0.35,
            "SEP", 0.2,
            "GST", 0.2,
            "IPS", 0.2,
            "MPC", 0.1);

    /** Even a quiet sun has some of them. */
    private static final double LEAST_ACTIVITY = 0.2;

    private static final int EVENING = 7 * 3600;
    private static final int SECONDS_OF_A_DAY = 24 * 3600;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH);

    private final long seed;
    private final WordList texts = WordList.at("/sample/sun/messages.properties");

    OtherMessages(long seed) {
        this.seed = seed;
    }

    /** What is issued on a day, in no order. */
    List<Message> of(LocalDate day) {
        List<Message> messages = new ArrayList<>();
        double activity = Math.max(LEAST_ACTIVITY, SolarCycle.activity(YearMonth.from(day)));
        A_DAY_AT_MOST.forEach((type, most) -> {
            SeededRandom random = SeededRandom.of("message", seed, type, day);
            if (random.between(0.0, 1.0) < most * activity) {
                messages.add(message(type, moment(day, random.below(SECONDS_OF_A_DAY)), random));
            }
        });
        if (day.getDayOfWeek() == DayOfWeek.WEDNESDAY) {
            messages.add(report(day, SeededRandom.of("report", seed, day)));
        }
        return messages;
    }

    private Message message(String type, Instant issued, SeededRandom random) {
        Instant seen = issued.minusSeconds(600L + random.below(7200));
        String summary = texts.word(type + ".summary", "")
                .replace("{time}", DonkiTimes.minute(seen))
                .replace("{speed}", Integer.toString(300 + random.below(1500)))
                .replace("{level}", Integer.toString(6 + random.below(4)))
                .replace("{id}", DonkiTimes.id(seen, type));
        return new Message(type, issued, texts.word(type + ".title", ""), summary, Optional.empty());
    }

    private Message report(LocalDate day, SeededRandom random) {
        String title = "Weekly Space Weather Summary Report for " + DATE.format(day.minusDays(7)) + " - "
                + DATE.format(day.minusDays(1));
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(texts.word("Report.summary", ""));
        for (int past = 7; past > 0; past--) {
            paragraphs.add(texts.word("Report.day", "")
                    .replace("{date}", DATE.format(day.minusDays(past)))
                    .replace("{speed}", Integer.toString(300 + random.below(400))));
        }
        paragraphs.add(texts.word("Report.outlook", ""));
        Instant issued = moment(day, SECONDS_OF_A_DAY - EVENING + random.below(EVENING));
        return new Message("Report", issued, title, String.join("\n\n", paragraphs), Optional.empty());
    }

    private static Instant moment(LocalDate day, int second) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(second);
    }
}
