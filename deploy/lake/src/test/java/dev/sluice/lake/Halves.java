package dev.sluice.lake;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Starts and ends of generated sessions in random order with duplicates, and the expected result, computed without Spark.
 *
 * @param events in the order of sending
 */
record Halves(List<Half> events) {

    /** A start or end, as ingest-service stores it. */
    record Half(String event, String session, String player, String country, Instant at) {

        String value() {
            return """
                    {"event":"%s","sessionId":"%s","playerId":"%s","country":%s,"at":"%s"}""".formatted(event, session, player, country == null ? "null" : '"' + country + '"', at);
        }

        void send(Broker broker) {
            String id = player + "/" + session + ":" + event;
            broker.send("player-sessions.stored", player, id, at.toString(), value());
        }
    }

    /** The expected row of a session. */
    record Session(String player, String country, Instant start, Instant end) {

        boolean isComplete() {
            return start != null && end != null;
        }
    }

    /** One in ten sessions lacks its start or end, one in ten events is duplicated, one in twenty ends is corrected. */
    static Halves of(long seed, int sessions, List<String> countries) {
        Random random = new Random(seed);
        Instant from = Instant.parse("2026-11-01T00:00:00Z");
        List<Half> events = new ArrayList<>();
        for (int number = 0; number < sessions; number++) {
            String session = new UUID(seed, random.nextLong()).toString();
            String player = "%032x".formatted(seed * 1_000_000 + random.nextInt(1 + sessions / 7));
            String country = countries.get(random.nextInt(countries.size()));
            Instant start = from.plus(random.nextLong(20L * 86_400_000_000L), ChronoUnit.MICROS);
            Instant end = start.plusMillis(random.nextLong(7_200_000));
            int missing = random.nextInt(20);
            if (missing != 0) {
                events.add(new Half("start", session, player, country, start));
            }
            if (missing != 1) {
                events.add(new Half("end", session, player, null, end));
            }
            if (random.nextInt(20) == 0) {
                events.add(new Half("end", session, player, null, end.plusMillis(5_000)));
            }
        }
        List<Half> twice =
                events.stream().filter(event -> random.nextInt(10) == 0).toList();
        events.addAll(twice);
        Collections.shuffle(events, random);
        return new Halves(events);
    }

    Map<String, Session> sessions() {
        Map<String, Session> sessions = new TreeMap<>();
        Map<String, Instant> newest = new TreeMap<>();
        for (Half half : events) {
            Session known = sessions.getOrDefault(half.session(), new Session(null, null, null, null));
            boolean isStart = half.event().equals("start");
            Instant before = isStart ? known.start() : known.end();
            boolean replaces = before == null || half.at().isAfter(before);
            boolean later = !half.at().isBefore(newest.getOrDefault(half.session(), Instant.MIN));
            newest.merge(half.session(), half.at(), (one, other) -> one.isAfter(other) ? one : other);
            sessions.put(
                    half.session(),
                    new Session(
                            later ? half.player() : known.player(),
                            isStart && replaces ? half.country() : known.country(),
                            isStart && replaces ? half.at() : known.start(),
                            !isStart && replaces ? half.at() : known.end()));
        }
        return sessions;
    }

    Map<String, Long> completed(Function<Session, String> by) {
        return sessions().values().stream()
                .filter(Session::isComplete)
                .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }

    Map<String, Long> startsByCountryHour() {
        return sessions().values().stream()
                .filter(session -> session.start() != null)
                .collect(Collectors.groupingBy(
                        session -> session.country() + " " + session.start().truncatedTo(ChronoUnit.HOURS),
                        TreeMap::new,
                        Collectors.counting()));
    }
}
