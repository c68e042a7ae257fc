package dev.sluice.sample.sessions;

import dev.sluice.sample.random.Hashes;
import dev.sluice.sample.random.SeededRandom;
import dev.sluice.sample.random.WordList;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Generates each session of a plan from its number alone, so that none has to be kept in memory. */
final class SessionGenerator {

    private static final int MAX_SESSIONS_PER_PLAYER = 50;

    /** The first of 50 players has one session, the next two, and so on. */
    private static final int SESSIONS_OF_50_PLAYERS = MAX_SESSIONS_PER_PLAYER * (MAX_SESSIONS_PER_PLAYER + 1) / 2;

    private static final long MAX_SECONDS = Duration.ofHours(2).toSeconds();

    private final SessionPlan plan;
    private final List<String> countries =
            WordList.at("/sample/sessions/countries.properties").words("codes");
    private final Instant from;

    SessionGenerator(SessionPlan plan) {
        this.plan = plan;
        this.from = plan.from().truncatedTo(ChronoUnit.SECONDS);
    }

    Stream<ArchivedSession> all() {
        return IntStream.range(0, plan.sessions()).mapToObj(this::session);
    }

    ArchivedSession session(int number) {
        int player = player(number);
        // The start is part of the seed, so that archives of two days share players but not sessions.
        SeededRandom random = SeededRandom.of("session", plan.seed(), from, number);
        long maxSeconds = Math.min(MAX_SECONDS, plan.span().toSeconds() / 2);
        double uniform = random.between(0.0, 1.0);
        long seconds = (long) (uniform * uniform * maxSeconds);
        Instant startedAt =
                from.plusSeconds(random.between(0, Math.max(1, plan.span().toSeconds() - seconds)));
        boolean complete = !incomplete(number);
        boolean lacksEnd = !complete && incompleteIndex(number) % 2 == 0;
        return new ArchivedSession(
                Hashes.uuid("player/" + plan.seed() + "/" + player).toString().replace("-", ""),
                Hashes.uuid("session/" + plan.seed() + "/" + from + "/" + number)
                        .toString(),
                country(player, random),
                startedAt,
                startedAt.plusSeconds(seconds),
                complete || lacksEnd,
                complete || !lacksEnd);
    }

    private static int player(int number) {
        int rest = number % SESSIONS_OF_50_PLAYERS;
        int playerOf50 = (int) ((Math.sqrt(8.0 * rest + 1) - 1) / 2);
        return number / SESSIONS_OF_50_PLAYERS * MAX_SESSIONS_PER_PLAYER + playerOf50;
    }

    /** The player's own country in 19 of 20 sessions. */
    private String country(int player, SeededRandom random) {
        return random.oneIn(20) ? skewed(random) : skewed(SeededRandom.of("home", plan.seed(), player));
    }

    /** The first of 250 countries gets about a sixth, the last a thousandth. */
    private String skewed(SeededRandom random) {
        double uniform = random.between(0.0, 1.0);
        return countries.get((int) (uniform * uniform * uniform * countries.size()));
    }

    private boolean incomplete(int number) {
        return plan.incomplete() > 0 && number % stride() == 0 && incompleteIndex(number) < plan.incomplete();
    }

    private int incompleteIndex(int number) {
        return number / stride();
    }

    /** Incomplete sessions are spread over the whole archive. */
    private int stride() {
        return plan.sessions() / Math.max(1, plan.incomplete());
    }
}
