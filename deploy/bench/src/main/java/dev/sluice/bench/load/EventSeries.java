package dev.sluice.bench.load;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.bench.MeasuredFeed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A series of distinct valid events of a feed, derived from its golden event. A seed makes the same series again, and
 * series of different seeds share no key.
 */
final class EventSeries {

    private static final List<String> COUNTRY_CODES = List.of(Locale.getISOCountries());

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

    /** Observations of a product, hours apart and within a month. */
    private static final int OBSERVATIONS = 4;

    /** Starts and ends of sessions in order are this far apart: an hour holds 72,000 events. */
    private static final Duration SESSION_STEP = Duration.ofMillis(50);

    /** The time that sessions in random order are spread over. */
    private static final Duration ARCHIVE = Duration.ofDays(28);

    private static final Duration MAX_SESSION = Duration.ofMinutes(5);

    private final MeasuredFeed feed;
    private final boolean shuffled;
    private final ObjectNode golden;
    private final Random random;
    private final Instant base;

    /**
     * A series that ends before now.
     *
     * @param shuffled for sessions: spread over 28 days and in random order, instead of in the order of their times
     */
    EventSeries(MeasuredFeed feed, boolean shuffled, long seed, Instant now) {
        this.feed = feed;
        this.shuffled = shuffled;
        this.golden = golden(feed);
        this.random = new Random(seed);
        this.base = now.minus(ARCHIVE).minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.DAYS);
    }

    List<LoadEvent> events(int count) {
        return switch (feed) {
            case USERS -> IntStream.range(0, count).mapToObj(this::user).toList();
            case PRODUCTS -> products(count);
            case PLAYER_SESSIONS -> sessions(count);
        };
    }

    private LoadEvent user(int index) {
        String id = uuid();
        Instant collected = base.plusMillis(index);
        int country = frequent(COUNTRY_CODES.size());
        String code = COUNTRY_CODES.get(country);
        ObjectNode data = golden.deepCopy();
        data.put("userId", id)
                .put("collectedAt", collected.toString())
                .put("firstName", "First" + random.nextInt(5_000))
                .put("lastName", "Last" + random.nextInt(50_000))
                .put("gender", random.nextBoolean() ? "female" : "male")
                .put("email", "person." + id.substring(0, 13) + "@example.com")
                .put("country", new Locale("", code).getDisplayCountry(Locale.ENGLISH))
                .put("nationality", code)
                .put(
                        "dateOfBirth",
                        base.minus(Duration.ofDays(7_000 + random.nextInt(20_000)))
                                .toString())
                .put(
                        "registrationDate",
                        base.minus(Duration.ofMinutes(random.nextInt(5_000_000)))
                                .toString())
                .put("username", "user" + id.substring(0, 8));
        return new LoadEvent(id, collected, hex(random.nextLong()), data);
    }

    /** Every product is observed a few times, and its price changes once. */
    private List<LoadEvent> products(int count) {
        int products = Math.max(1, count / OBSERVATIONS);
        List<String> ids = IntStream.range(0, products)
                .mapToObj(i -> "shop.example~" + hex(random.nextLong()).toUpperCase(Locale.ROOT))
                .toList();
        return IntStream.range(0, count)
                .mapToObj(i -> product(ids.get(i % products), i / products, i))
                .toList();
    }

    private LoadEvent product(String id, int observation, int index) {
        Instant observed = base.plus(Duration.ofHours(observation)).plusMillis(index);
        int brand = Math.floorMod(id.hashCode(), 500);
        long cents = 100L + Math.floorMod(id.hashCode(), 100_000) + (observation > 1 ? 50 : 0);
        ObjectNode data = golden.deepCopy();
        data.put("productId", id)
                .put("observedAt", observed.toString())
                .put("url", "https://shop.example/p/" + id.substring(id.indexOf('~') + 1))
                .put("title", "Brand" + brand + " model " + id.substring(id.length() - 4) + " digital camera body")
                .put("brand", "Brand" + brand)
                .put("price", BigDecimal.valueOf(cents, 2))
                .put("ratingCount", random.nextInt(10_000))
                .put("sku", id.substring(id.length() - 8));
        return new LoadEvent(id, observed, observed.toString(), data);
    }

    private List<LoadEvent> sessions(int count) {
        List<LoadEvent> events = new ArrayList<>();
        for (int i = 0; i < (count + 1) / 2; i++) {
            LocalDateTime start = LocalDateTime.ofInstant(base, ZoneOffset.UTC)
                    .plus(
                            shuffled
                                    ? Duration.ofMillis((long) (random.nextDouble() * ARCHIVE.toMillis()))
                                    : SESSION_STEP.multipliedBy(2L * i))
                    .plusNanos(1_000L * random.nextInt(1_000));
            LocalDateTime end = start.plusNanos(1_000L * (1 + random.nextInt((int) (MAX_SESSION.toNanos() / 1_000))));
            String player = hex(random.nextLong()) + hex(random.nextLong());
            String session = uuid();
            events.add(session("start", player, session, start));
            events.add(session("end", player, session, end));
        }
        if (shuffled) {
            Collections.shuffle(events, random);
        } else {
            events.sort(Comparator.comparing(LoadEvent::time));
        }
        return events.subList(0, count);
    }

    private LoadEvent session(String event, String player, String session, LocalDateTime time) {
        ObjectNode data = golden.deepCopy();
        data.put("event", event)
                .put("country", COUNTRY_CODES.get(frequent(COUNTRY_CODES.size())))
                .put("player_id", player)
                .put("session_id", session)
                .put("ts", MICROSECONDS.format(time));
        return new LoadEvent(player, time.toInstant(ZoneOffset.UTC), session + ":" + event, data);
    }

    /** An index of which low ones are much more frequent than high ones, as countries and brands are. */
    private int frequent(int bound) {
        return (int) (bound * Math.pow(random.nextDouble(), 3));
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static String hex(long value) {
        return "%016x".formatted(value);
    }

    private static ObjectNode golden(MeasuredFeed feed) {
        try (InputStream in = EventSeries.class.getResourceAsStream("/contract/" + feed.topic() + "/event.json")) {
            return (ObjectNode) new ObjectMapper()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
