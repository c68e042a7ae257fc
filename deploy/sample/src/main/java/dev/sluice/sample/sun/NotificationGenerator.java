package dev.sluice.sample.sun;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Generates the notifications of each day and numbers them by day of issue. */
final class NotificationGenerator {

    private final FlareGenerator flares;
    private final GeneralMessages general;

    NotificationGenerator(long seed, FlareGenerator flares) {
        this.flares = flares;
        this.general = new GeneralMessages(seed);
    }

    /** The notifications issued on a day, oldest first. */
    List<Notification> of(LocalDate day) {
        List<Notification> notifications = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        Stream.concat(ofFlares(day), general.of(day).stream())
                .sorted(Comparator.comparing(NotificationMessage::issued).thenComparing(NotificationMessage::title))
                .forEach(message -> {
                    String series = message.type().equals("Report") ? "-7D-" : "-AL-";
                    int number = numbers.merge(series, 1, Integer::sum);
                    String id = DonkiTimes.DAY.format(message.issued()) + series + "%03d".formatted(number);
                    notifications.add(new Notification(id, message));
                });
        return notifications;
    }

    /** The notifications about a flare issued up to a moment, oldest first. */
    List<Notification> about(Flare flare, Instant now) {
        if (!flare.strength().notified()) {
            return List.of();
        }
        LocalDate day = DonkiTimes.date(flare.times().begin());
        return Stream.of(day, day.plusDays(1))
                .flatMap(date -> of(date).stream())
                .filter(notification -> notification.message().flare().equals(Optional.of(flare.id())))
                .filter(notification -> !notification.message().issued().isAfter(now))
                .toList();
    }

    /** A flare's messages are issued within five hours, so they are about flares of this day or the day before. */
    private Stream<NotificationMessage> ofFlares(LocalDate day) {
        return Stream.of(day.minusDays(1), day)
                .flatMap(date -> flares.of(date).stream())
                .flatMap(flare -> FlareMessages.about(flare).stream())
                .filter(message -> DonkiTimes.date(message.issued()).equals(day));
    }
}
