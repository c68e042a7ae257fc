package dev.sluice.scraper.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.sluice.scraper.http.BodyReader;
import dev.sluice.scraper.http.Violation;
import dev.sluice.scraper.scrape.VisitorRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads watches from a CSV table with a header line; a bad line is reported and does not affect the others. */
final class WatchCsv {

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private final BodyReader bodies;
    private final VisitorRegistry registry;
    private final Map<String, Watch> watches = new LinkedHashMap<>();
    private final List<RejectedLine> rejected = new ArrayList<>();

    WatchCsv(BodyReader bodies, VisitorRegistry registry) {
        this.bodies = bodies;
        this.registry = registry;
    }

    void read(String table) {
        CsvSchema schema = CsvSchema.emptySchema().withHeader();
        try (MappingIterator<Map<String, String>> rows =
                CSV.readerForMapOf(String.class).with(schema).readValues(table)) {
            while (rows.hasNextValue()) {
                Map<String, String> row = rows.nextValue();
                add(rows.getCurrentLocation().getLineNr() - (atLineStart(rows) ? 1 : 0), order(row));
            }
        } catch (IOException e) {
            reject(line(e), "line", "is not CSV; neither it nor what follows was read");
        }
    }

    List<Watch> watches() {
        return List.copyOf(watches.values());
    }

    List<RejectedLine> rejected() {
        return rejected;
    }

    private void add(int line, WatchOrder order) {
        List<Violation> violations = bodies.violations(order);
        violations.forEach(violation -> reject(line, violation.field(), violation.message()));
        if (violations.isEmpty()) {
            Watch watch = order.watch(registry);
            if (watches.putIfAbsent(watch.watchId(), watch) != null) {
                reject(line, "address", "stands in an earlier line already");
            }
        }
    }

    private void reject(int line, String field, String message) {
        rejected.add(new RejectedLine(line, field, message));
    }

    /** After a row the parser stands at the start of the next line, except after a last line without line feed. */
    private static boolean atLineStart(MappingIterator<?> rows) {
        return rows.getCurrentLocation().getColumnNr() <= 1;
    }

    private static int line(IOException failure) {
        return failure instanceof JsonProcessingException bad && bad.getLocation() != null
                ? bad.getLocation().getLineNr()
                : 0;
    }

    private static WatchOrder order(Map<String, String> row) {
        String tags = text(row, "tags");
        String browser = text(row, "browser");
        String scrolls = text(row, "scrolls");
        return new WatchOrder(
                text(row, "address"),
                text(row, "asin"),
                text(row, "site"),
                text(row, "every"),
                text(row, "cron"),
                text(row, "zone"),
                tags == null
                        ? null
                        : Stream.of(tags.split(";", -1))
                                .map(String::strip)
                                .filter(tag -> !tag.isEmpty())
                                .toList(),
                text(row, "selector"),
                browser == null ? null : Boolean.valueOf(browser),
                // A value that is not a number becomes one that validation refuses.
                scrolls == null ? null : scrolls.matches("\\d{1,2}") ? Integer.valueOf(scrolls) : Integer.valueOf(-1),
                text(row, "feed"));
    }

    private static String text(Map<String, String> row, String column) {
        String value = row.get(column);
        return value == null || value.isBlank() ? null : value;
    }

    /** A violation in a line that gave no watch; the header line is number 1. */
    record RejectedLine(int line, String field, String message) {}
}
