package dev.sluice.scraper.markup;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Collects the warnings about one observation, within the limits of the contract. */
public final class Warnings {

    private static final int MAX_WARNINGS = 50;
    private static final int MAX_LENGTH = 200;

    private final Set<String> found = new LinkedHashSet<>();

    /** Adds a warning as {@code field: why}; text of the page may be quoted, since it is public. */
    public void add(String field, String why) {
        String text = field + ": " + why;
        String head = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
        if (found.size() < MAX_WARNINGS) {
            found.add(head.replaceAll("[\\s\\p{Cc}\\p{Cs}]+", " "));
        }
    }

    /** Cuts a text that is longer than the contract allows, with a warning; null stays null. */
    public String cut(String field, String text, int maxLength) {
        if (text == null || text.codePointCount(0, text.length()) <= maxLength) {
            return text;
        }
        add(field, "cut to " + maxLength + " characters");
        return text.substring(0, text.offsetByCodePoints(0, maxLength));
    }

    /** The term that a text stands for; null, with a warning unless the text is blank, if it is unknown. */
    public String known(String field, String text, Function<String, Optional<String>> terms) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Optional<String> term = terms.apply(text);
        if (term.isEmpty()) {
            add(field, "unknown: " + text);
        }
        return term.orElse(null);
    }

    /** The warnings in the order they were added; null if there are none. */
    public List<String> found() {
        return found.isEmpty() ? null : List.copyOf(found);
    }
}
