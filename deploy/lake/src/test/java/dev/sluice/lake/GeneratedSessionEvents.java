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
 * Generated session start and end events, shuffled and with duplicates, and the expected results, computed without
 * Spark.
 *
 * @param events in the order of sending
 */
record GeneratedSessionEvents(List<SessionEvent> events) {

    /** A session start or end in the form that ingest-service stores. */
    record SessionEvent(String type, String session, String player, String country, Instant at) {

        String value() {
            return """
                    {"event":"%s","sessionId":"%s","playerId":"%s","country":%s,"at":"%s"}""".formatted(type, session, player, country == null ? "null" : '"' + country + '"', at);
        }

        void send(Broker broker) {
            String id = player + "/" + session + ":" + type;
            broker.send("player-sessions.stored", player, id, at.toString(), value());
        }
    }

    /** The expected row of a session. */
    record ExpectedSession(String player, String country, Instant start, Instant end) {

        boolean isComplete() {
            return start != null && end != null;
        }
    }

    /** One in ten sessions lacks its start or end, one in ten events is duplicated, one in twenty ends is corrected. */
    static GeneratedSessionEvents of(long seed, int sessions, List<String> countries) {
        Random random = new Random(seed);
        Instant from = Instant.parse("2026-11-01T00:00:00Z");
        List<SessionEvent> events = new ArrayList<>();
        for (int number = 0; number < sessions; number++) {
            String session = new UUID(seed, random.nextLong()).toString();
            String player = "%032x".formatted(seed * 1_000_000 + random.nextInt(1 + sessions / 7));
            String country = countries.get(random.nextInt(countries.size()));
            Instant start = from.plus(random.nextLong(20L * 86_400_000_000L), ChronoUnit.MICROS);
            Instant end = start.plusMillis(random.nextLong(7_200_000));
            int missing = random.nextInt(20);
            if (missing != 0) {
                events.add(new SessionEvent("start", session, player, country, start));
            }
            if (missing != 1) {
                events.add(new SessionEvent("end", session, player, null, end));
            }
            if (random.nextInt(20) == 0) {
                events.add(new SessionEvent("end", session, player, null, end.plusMillis(5_000)));
            }
        }
        List<SessionEvent> duplicates =
                events.stream().filter(event -> random.nextInt(10) == 0).toList();
        events.addAll(duplicates);
        Collections.shuffle(events, random);
        return new GeneratedSessionEvents(events);
    }

    Map<String, ExpectedSession> sessions() {
        Map<String, ExpectedSession> sessions = new TreeMap<>();
        Map<String, Instant> newest = new TreeMap<>();
        for (SessionEvent event : events) {
            ExpectedSession known = sessions.getOrDefault(event.session(), new ExpectedSession(null, null, null, null));
            boolean isStart = event.type().equals("start");
            Instant before = isStart ? known.start() : known.end();
            boolean replaces = before == null || event.at().isAfter(before);
            boolean later = !event.at().isBefore(newest.getOrDefault(event.session(), Instant.MIN));
            newest.merge(event.session(), event.at(), (one, other) -> one.isAfter(other) ? one : other);
            sessions.put(
                    event.session(),
                    new ExpectedSession(
                            later ? event.player() : known.player(),
                            isStart && replaces ? event.country() : known.country(),
                            isStart && replaces ? event.at() : known.start(),
                            !isStart && replaces ? event.at() : known.end()));
        }
        return sessions;
    }

    Map<String, Long> completedCountsBy(Function<ExpectedSession, String> by) {
        return sessions().values().stream()
                .filter(ExpectedSession::isComplete)
                .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }

    Map<String, Long> startCountsByCountryAndHour() {
        return sessions().values().stream()
                .filter(session -> session.start() != null)
                .collect(Collectors.groupingBy(
                        session -> session.country() + " " + session.start().truncatedTo(ChronoUnit.HOURS),
                        TreeMap::new,
                        Collectors.counting()));
    }
}
