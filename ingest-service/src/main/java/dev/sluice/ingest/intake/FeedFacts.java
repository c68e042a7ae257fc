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
 * What the contract says of a feed in its {@code feed.properties}.
 *
 * @param name the feed's word
 * @param noun that its classes begin with
 * @param secrets JSON fields whose value must never be kept
 */
record FeedFacts(String name, String noun, Set<String> secrets) {

    /** The CloudEvents type of the feed's events. */
    String type() {
        return "dev.sluice." + noun.toLowerCase(Locale.ROOT) + ".v1";
    }

    /** The CloudEvents type of the feed's rows as stored. */
    String storedType() {
        return "dev.sluice." + noun.toLowerCase(Locale.ROOT) + ".stored.v1";
    }

    static FeedFacts of(String feed) {
        String file = "/contract/" + feed + "/feed.properties";
        try (InputStream in = FeedFacts.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the contract has no feed " + feed + ": " + file + " is missing");
            }
            Properties facts = new Properties();
            facts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Set<String> secrets = Arrays.stream(facts.getProperty("secrets", "").split(",", -1))
                    .map(String::strip)
                    .filter(secret -> !secret.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
            return new FeedFacts(feed, facts.getProperty("noun"), secrets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
