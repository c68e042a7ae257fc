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

/** The sessions of a plan, each made up from its number alone, so that none has to be kept. */
final class Sessions {

    private static final int MOST_OF_A_PLAYER = 50;

    /** Of 50 players the first has one session, the next two, and so on. */
    private static final int OF_FIFTY_PLAYERS = MOST_OF_A_PLAYER * (MOST_OF_A_PLAYER + 1) / 2;

    private static final long LONGEST_SECONDS = Duration.ofHours(2).toSeconds();

    private final SessionPlan plan;
    private final List<String> countries =
            WordList.at("/sample/sessions/countries.properties").words("codes");
    private final Instant from;

    Sessions(SessionPlan plan) {
        this.plan = plan;
        this.from = plan.from().truncatedTo(ChronoUnit.SECONDS);
    }

    Stream<Session> all() {
        return IntStream.range(0, plan.sessions()).mapToObj(this::session);
    }

    Session session(int number) {
        int player = player(number);
        // With the beginning in its name, so that the archives of two days have the same players but not the same
        // sessions.
        SeededRandom random = SeededRandom.of("session", plan.seed(), from, number);
        long most = Math.min(LONGEST_SECONDS, plan.span().toSeconds() / 2);
        double luck = random.between(0.0, 1.0);
        long seconds = (long) (luck * luck * most);
        Instant startedAt =
                from.plusSeconds(random.between(0, Math.max(1, plan.span().toSeconds() - seconds)));
        boolean complete = !incomplete(number);
        boolean lacksEnd = !complete && turn(number) % 2 == 0;
        return new Session(
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
        int rest = number % OF_FIFTY_PLAYERS;
        int ofFifty = (int) ((Math.sqrt(8.0 * rest + 1) - 1) / 2);
        return number / OF_FIFTY_PLAYERS * MOST_OF_A_PLAYER + ofFifty;
    }

    /** Mostly the player's own. */
    private String country(int player, SeededRandom random) {
        return random.oneIn(20) ? skewed(random) : skewed(SeededRandom.of("home", plan.seed(), player));
    }

    /** The first of 250 countries gets about a sixth, the last a thousandth. */
    private String skewed(SeededRandom random) {
        double luck = random.between(0.0, 1.0);
        return countries.get((int) (luck * luck * luck * countries.size()));
    }

    private boolean incomplete(int number) {
        return plan.incomplete() > 0 && number % stride() == 0 && turn(number) < plan.incomplete();
    }

    private int turn(int number) {
        return number / stride();
    }

    /** Incomplete sessions are spread over the whole archive. */
    private int stride() {
        return plan.sessions() / Math.max(1, plan.incomplete());
    }
}
