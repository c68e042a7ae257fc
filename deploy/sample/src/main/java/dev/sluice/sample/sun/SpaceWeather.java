package dev.sluice.sample.sun;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists what the API publishes about a date range at a moment: only what was known by then. */
final class SpaceWeather {

    private static final Set<String> TYPES = Set.of("all", "flr", "sep", "cme", "ips", "mpc", "gst", "rbe", "report");

    /** Real date ranges also list some notifications issued before them; here always those of the evening before. */
    private static final int EVENING_HOURS = 4;

    private final FlareGenerator flares;
    private final NotificationGenerator notifications;

    SpaceWeather(long seed) {
        this.flares = new FlareGenerator(seed);
        this.notifications = new NotificationGenerator(seed, flares);
    }

    /** Flares that began in the range, oldest first, each in the version of that moment. */
    ArrayNode flares(DonkiDateRange range, Instant now) {
        ArrayNode listed = JsonNodeFactory.instance.arrayNode();
        range.days(DonkiTimes.date(now)).flatMap(day -> flares.of(day).stream()).forEach(flare -> {
            int version = flare.versionAt(now);
            if (version > 0) {
                listed.add(FlareJson.json(flare, version, notifications.about(flare, now)));
            }
        });
        return listed;
    }

    /**
     * Notifications issued in the range or the evening before it, newest first.
     *
     * @throws IllegalArgumentException if the type is unknown; the message is for the client
     */
    ArrayNode notifications(DonkiDateRange range, String type, Instant now) {
        if (!TYPES.contains(type.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("type must be all, FLR, SEP, CME, IPS, MPC, GST, RBE or report");
        }
        Instant begin = range.from().atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(EVENING_HOURS * 3600);
        List<Notification> listed = new DonkiDateRange(range.from().minusDays(1), range.to())
                .days(DonkiTimes.date(now))
                .flatMap(day -> notifications.of(day).stream())
                .filter(notification -> type.equalsIgnoreCase("all")
                        || notification.message().type().equalsIgnoreCase(type))
                .filter(notification -> !notification.message().issued().isBefore(begin)
                        && !notification.message().issued().isAfter(now))
                .collect(Collectors.toList());
        Collections.reverse(listed);
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        listed.forEach(notification -> json.add(notification.json()));
        return json;
    }
}
