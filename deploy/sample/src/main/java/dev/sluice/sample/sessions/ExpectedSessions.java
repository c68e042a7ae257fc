package dev.sluice.sample.sessions;

import java.util.Map;
import java.util.TreeMap;

/**
 * The content that a reader of an archive must find, counted from the generator's sessions and not from the lines.
 *
 * @param sessions number of different sessions
 * @param started sessions with a start
 * @param ended sessions with an end
 * @param completed sessions with both
 * @param startsByCountry sessions with a start
 * @param completedByCountry sessions with both
 * @param completedByPlayer sessions with both, by player id; players without one are not listed
 */
public record ExpectedSessions(
        long sessions,
        long started,
        long ended,
        long completed,
        Map<String, Long> startsByCountry,
        Map<String, Long> completedByCountry,
        Map<String, Long> completedByPlayer) {

    /** The content of a plan's archive. */
    public static ExpectedSessions of(SessionPlan plan) {
        Map<String, Long> starts = new TreeMap<>();
        Map<String, Long> byCountry = new TreeMap<>();
        Map<String, Long> byPlayer = new TreeMap<>();
        long[] ended = new long[1];
        new SessionGenerator(plan).all().forEach(session -> {
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
        return new ExpectedSessions(
                plan.sessions(), sum(starts), ended[0], sum(byCountry), starts, byCountry, byPlayer);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
