package dev.sluice.scraper.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Reads watches from a table with a head line; a line that gives none is answered with what is wrong with it. */
final class WatchCsv {

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private final Map<String, Watch> watches = new LinkedHashMap<>();
    private final List<BadLine> bad = new ArrayList<>();

    /** Reads a whole table; {@code rules} make a watch of an order or tell what is wrong. */
    WatchCsv(String text, BiFunction<WatchOrder, BiConsumer<String, String>, Optional<Watch>> rules) {
        CsvSchema schema = CsvSchema.emptySchema().withHeader();
        try (MappingIterator<Map<String, String>> rows =
                CSV.readerForMapOf(String.class).with(schema).readValues(text)) {
            while (rows.hasNextValue()) {
                Map<String, String> row = rows.nextValue();
                int line = rows.getCurrentLocation().getLineNr() - (endsLine(rows) ? 1 : 0);
                rules.apply(order(row), (field, message) -> bad.add(new BadLine(line, field, message)))
                        .ifPresent(watch -> add(line, watch));
            }
        } catch (IOException e) {
            bad.add(new BadLine(line(e), "line", "is not CSV; neither it nor what follows was read"));
        }
    }

    /** Those of the good lines. */
    List<Watch> watches() {
        return List.copyOf(watches.values());
    }

    /** What is wrong with the others. */
    List<BadLine> bad() {
        return bad;
    }

    private void add(int line, Watch watch) {
        if (watches.putIfAbsent(watch.watchId(), watch) != null) {
            bad.add(new BadLine(line, "address", "stands in an earlier line already"));
        }
    }

    /** After a row the parser stands at its end, which is the head of the next line but after the last. */
    private static boolean endsLine(MappingIterator<?> rows) {
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
                text(row, "feed"));
    }

    private static String text(Map<String, String> row, String column) {
        String value = row.get(column);
        return value == null || value.isBlank() ? null : value;
    }

    /**
     * A line that gave no watch.
     *
     * @param line counted from 1, the head line
     * @param field of it
     * @param message what is wrong
     */
    record BadLine(int line, String field, String message) {}
}
