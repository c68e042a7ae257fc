package dev.sluice.sample.random;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** A properties file of comma-separated word lists, read from the class path. */
public final class WordList {

    private final Properties properties = new Properties();

    private WordList(String path) {
        try (var reader = new InputStreamReader(WordList.class.getResourceAsStream(path), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the file at an absolute class path location. */
    public static WordList at(String path) {
        return new WordList(path);
    }

    /** The text of a property, or a default. */
    public String word(String key, String defaultValue) {
        return properties.getProperty(key, defaultValue);
    }

    /** The words of a property, or of a default. */
    public List<String> words(String key, String defaultValue) {
        return List.of(word(key, defaultValue).split(",", -1));
    }

    /** The words of a property that the file has. */
    public List<String> words(String key) {
        return words(key, null);
    }
}
