package dev.sluice.sample.sun;

import dev.sluice.sample.random.SeededRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the notifications about a strong flare: an automatic one while it rises, a manual one once it is listed. */
final class FlareMessages {

    private FlareMessages() {}

    static List<NotificationMessage> about(Flare flare) {
        List<NotificationMessage> messages = new ArrayList<>();
        if (flare.strength().notified()) {
            SeededRandom random = SeededRandom.of("messages", flare.id());
            messages.add(automatic(flare, random));
            // The manual one is missing now and then.
            if (!random.oneIn(12)) {
                messages.add(manual(flare, random));
            }
        }
        return messages;
    }

    private static NotificationMessage automatic(Flare flare, SeededRandom random) {
        Instant crossing = begin(flare).plus(Duration.ofMinutes(2 + random.below(8)));
        return new NotificationMessage(
                "FLR",
                crossing.plusSeconds(180 + random.below(600)),
                "Auto-generated Space Weather Notification - Flare intensity has crossed the threshold of M5.0",
                """
                A strong flare is rising in the sample sky.

                Flare M5.0 crossing time: %s.\s

                More will be said when more is known.""".formatted(DonkiTimes.MINUTE.format(crossing)),
                Optional.of(flare.id()));
    }

    private static NotificationMessage manual(Flare flare, SeededRandom random) {
        Instant begin = begin(flare);
        // One in 25 has a wrong time and therefore names a flare that does not exist.
        Instant named = random.oneIn(25) ? begin.plusSeconds(60) : begin;
        String region = flare.region() == null ? "" : " (Active Region " + flare.region() + ")";
        boolean ended = flare.times().end() != null && random.oneIn(3);
        return new NotificationMessage(
                "FLR",
                flare.submissions().get(0).plusSeconds(300 + random.below(3300)),
                "Space Weather Notification - " + flare.strength() + " Flare",
                """
                A strong flare was seen in the sample sky.

                Flare start time: %s.\s

                Flare peak time: %s.

                %sFlare intensity: %s class.

                Source region: %s%s (based on sample imagery).

                Activity ID: %s.""".formatted(
                        DonkiTimes.MINUTE.format(begin),
                        DonkiTimes.MINUTE.format(flare.times().peak()),
                        ended
                                ? "Flare end time: "
                                        + DonkiTimes.MINUTE.format(flare.times().end()) + ".\n\n"
                                : "",
                        flare.strength(),
                        flare.location(),
                        region,
                        DonkiTimes.id(named, "FLR")),
                Optional.of(flare.id()));
    }

    /** Taken from the id, since the reported begin time may be wrong. */
    private static Instant begin(Flare flare) {
        return Instant.parse(flare.id().substring(0, "yyyy-MM-ddTHH:mm:ss".length()) + "Z");
    }
}
