package dev.sluice.scraper.money;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the tables in {@code words/}: lines of {@code word = meaning}, comments and empty lines. */
public final class WordTable {

    private WordTable() {}

    /** The meanings of a table by word, in its order. */
    public static Map<String, String> read(String name) {
        try (InputStream in = WordTable.class.getResourceAsStream("/words/" + name + ".txt")) {
            Map<String, String> table = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split(" = ", 2))
                    .forEach(pair -> table.put(pair[0], pair[1]));
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
