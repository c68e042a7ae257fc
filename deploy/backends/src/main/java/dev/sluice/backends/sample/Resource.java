package dev.sluice.backends.sample;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** A packaged word list, one property a kind of word. */
final class Resource {

    private final Properties properties = new Properties();

    private Resource(String path) {
        try (var reader = new InputStreamReader(Resource.class.getResourceAsStream(path), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Resource at(String path) {
        return new Resource(path);
    }

    String word(String key, String otherwise) {
        return properties.getProperty(key, otherwise);
    }

    List<String> words(String key, String otherwise) {
        return List.of(word(key, otherwise).split(",", -1));
    }

    List<String> words(String key) {
        return words(key, null);
    }
}
