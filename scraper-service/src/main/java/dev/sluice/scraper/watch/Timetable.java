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
 * When a watch is due: the same in every replica, whenever it started. Watches of one interval are spread over it, and
 * those of one cron time over a minute, by their ids.
 */
final class Timetable {

    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    /** Few expressions serve many watches; beyond this many they are simply read again. */
    private static final int KEPT = 1000;

    private final Map<String, ExecutionTime> crons = new ConcurrentHashMap<>();
    private final Duration spread;

    Timetable(Duration spread) {
        this.spread = spread;
    }

    /** The first slot after a moment; {@code Instant.MAX} if there is none. */
    Instant next(Watch watch, Instant after) {
        return watch.cron() == null ? interval(watch, after).plus(step(watch)) : cron(watch, after, true);
    }

    /** The last slot up to a moment; {@code Instant.MIN} if there is none. */
    Instant last(Watch watch, Instant before) {
        return watch.cron() == null ? interval(watch, before) : cron(watch, before, false);
    }

    /** Between two slots that may be left out; zero for a cron, which means what it says. */
    static Duration step(Watch watch) {
        return watch.cron() == null ? DurationConverter.parseDuration(watch.every()) : Duration.ZERO;
    }

    /** Reads an expression; an {@link IllegalArgumentException} says what is wrong with it. */
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
        if (crons.size() > KEPT) {
            crons.clear();
        }
        ExecutionTime times = crons.computeIfAbsent(watch.cron(), text -> ExecutionTime.forCron(parse(text)));
        Duration later = Duration.ofMillis(hash(watch, Math.max(1, spread.toMillis())));
        var local = from.minus(later).atZone(ZoneId.of(watch.zone()));
        if (forward) {
            return times.nextExecution(local)
                    .map(at -> at.toInstant().plus(later))
                    .orElse(Instant.MAX);
        }
        // The library looks strictly before; a slot at this very moment counts.
        return times.lastExecution(local.plusNanos(1))
                .map(at -> at.toInstant().plus(later))
                .orElse(Instant.MIN);
    }

    /** Spreads better than the text's own hash, whose neighbours are neighbours. */
    private static long hash(Watch watch, long below) {
        long hash = watch.watchId().hashCode() * 0x9E3779B97F4A7C15L;
        return Math.floorMod(hash ^ (hash >>> 32), below);
    }
}
