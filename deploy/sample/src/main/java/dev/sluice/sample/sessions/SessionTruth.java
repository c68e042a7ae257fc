package dev.sluice.sample.sessions;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a reader of an archive must find, counted from the generator's own numbers and not from the lines.
 *
 * @param sessions different ones
 * @param started sessions whose start is there
 * @param ended sessions whose end is there
 * @param completed sessions with both
 * @param startsByCountry sessions whose start is there
 * @param completedByCountry sessions with both
 * @param completedByPlayer sessions with both, by player id; who has none is not listed
 */
public record SessionTruth(
        long sessions,
        long started,
        long ended,
        long completed,
        Map<String, Long> startsByCountry,
        Map<String, Long> completedByCountry,
        Map<String, Long> completedByPlayer) {

    static SessionTruth of(SessionPlan plan) {
        Map<String, Long> starts = new TreeMap<>();
        Map<String, Long> byCountry = new TreeMap<>();
        Map<String, Long> byPlayer = new TreeMap<>();
        long[] ended = new long[1];
        new Sessions(plan).all().forEach(session -> {
            if (session.start()) {
                starts.merge(session.country(), 1L, Long::sum);
            }
            if (session.end()) {
                ended[0]++;
            }
            if (session.complete()) {
                byCountry.merge(session.country(), 1L, Long::sum);
                byPlayer.merge(session.playerId(), 1L, Long::sum);
            }
        });
        return new SessionTruth(plan.sessions(), sum(starts), ended[0], sum(byCountry), starts, byCountry, byPlayer);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
