package dev.sluice.ingest.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The {@code feed.properties} of a feed in the contract.
 *
 * @param name of the feed
 * @param noun prefix of the feed's classes
 * @param secrets JSON fields whose values must never be stored
 */
public record FeedContract(String name, String noun, Set<String> secrets) {

    /** The CloudEvents type of the feed's events. */
    public String type() {
        return "dev.sluice." + noun.toLowerCase(Locale.ROOT) + ".v1";
    }

    /** The CloudEvents type of the announcements of stored rows. */
    String storedType() {
        return "dev.sluice." + noun.toLowerCase(Locale.ROOT) + ".stored.v1";
    }

    static FeedContract of(String feed) {
        String file = "/contract/" + feed + "/feed.properties";
        try (InputStream in = FeedContract.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the contract has no feed " + feed + ": " + file + " is missing");
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Set<String> secrets = Arrays.stream(
                            properties.getProperty("secrets", "").split(",", -1))
                    .map(String::strip)
                    .filter(secret -> !secret.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
            return new FeedContract(feed, properties.getProperty("noun"), secrets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
