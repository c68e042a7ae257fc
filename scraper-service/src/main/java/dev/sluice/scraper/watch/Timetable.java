package dev.sluice.scraper.watch;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Computes the slots of a watch, identically in every replica. Watches with the same interval are spread over it, and
 * those with the same cron time over a configured span, by a hash of their ids.
 */
final class Timetable {

    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    /** Cached expressions; few serve many watches, and beyond this number they are parsed again. */
    private static final int MAX_CACHED = 1000;

    private final Map<String, ExecutionTime> crons = new ConcurrentHashMap<>();
    private final Duration spread;

    Timetable(Duration spread) {
        this.spread = spread;
    }

    /** The first slot after a time; {@code Instant.MAX} if there is none. */
    Instant next(Watch watch, Instant after) {
        return watch.cron() == null ? interval(watch, after).plus(step(watch)) : cron(watch, after, true);
    }

    /** The last slot at or before a time; {@code Instant.MIN} if there is none. */
    Instant last(Watch watch, Instant before) {
        return watch.cron() == null ? interval(watch, before) : cron(watch, before, false);
    }

    /** Distance of two slots of an interval, some of which may be skipped; zero for a cron, which skips none. */
    static Duration step(Watch watch) {
        return watch.cron() == null ? DurationConverter.parseDuration(watch.every()) : Duration.ZERO;
    }

    /** Parses a cron expression; throws an {@link IllegalArgumentException} if it is malformed. */
    static Cron parse(String expression) {
        return PARSER.parse(expression).validate();
    }

    private static Instant interval(Watch watch, Instant before) {
        long every = step(watch).toMillis();
        long phase = hash(watch, every);
        long at = before.toEpochMilli();
        return Instant.ofEpochMilli(at - Math.floorMod(at - phase, every));
    }

    private Instant cron(Watch watch, Instant from, boolean forward) {
        if (crons.size() > MAX_CACHED) {
            crons.clear();
        }
        ExecutionTime times = crons.computeIfAbsent(watch.cron(), text -> ExecutionTime.forCron(parse(text)));
        Duration offset = Duration.ofMillis(hash(watch, Math.max(1, spread.toMillis())));
        var local = from.minus(offset).atZone(ZoneId.of(watch.zone()));
        if (forward) {
            return times.nextExecution(local)
                    .map(at -> at.toInstant().plus(offset))
                    .orElse(Instant.MAX);
        }
        // The library searches strictly before; a slot at exactly this time counts.
        return times.lastExecution(local.plusNanos(1))
                .map(at -> at.toInstant().plus(offset))
                .orElse(Instant.MIN);
    }

    /** Multiplies the hash of the id (Fibonacci hashing), because similar ids have similar hashes. */
    private static long hash(Watch watch, long bound) {
        long hash = watch.watchId().hashCode() * 0x9E3779B97F4A7C15L;
        return Math.floorMod(hash ^ (hash >>> 32), bound);
    }
}
