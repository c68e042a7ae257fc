package dev.sluice.scraper.markup;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import dev.sluice.scraper.money.WordTable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Maps phrases of shops in many languages to schema.org's availability. */
public final class AvailabilityPhrases {

    /** By availability, in the order of precedence. */
    private static final Map<String, Pattern> PHRASES = WordTable.read("availability").entrySet().stream()
            .collect(groupingBy(
                    Map.Entry::getValue,
                    LinkedHashMap::new,
                    mapping(Map.Entry::getKey, collectingAndThen(joining("|"), Pattern::compile))));

    private AvailabilityPhrases() {}

    /** The schema.org short name for the availability that a text states; empty if it holds no known phrase. */
    public static Optional<String> availability(String text) {
        String head = text.length() > 500 ? text.substring(0, 500) : text;
        String lower = head.toLowerCase(Locale.ROOT).replace('’', '\'');
        return PHRASES.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(lower).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
