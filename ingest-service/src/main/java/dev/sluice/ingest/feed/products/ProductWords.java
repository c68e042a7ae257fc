package dev.sluice.ingest.feed.products;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Splits title and brand into search words, in lower case and without accents. query-service splits search terms in the
 * same way.
 */
final class ProductWords {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    /** Tables group words by their first characters; shorter words are dropped. */
    private static final int PREFIX_LENGTH = 2;

    private static final int MAX_LENGTH = 40;
    private static final int MAX_WORDS = 60;

    private ProductWords() {}

    /** Distinct words in alphabetical order, of at most the first 60 words. */
    static Set<String> of(String brand, String title) {
        return Stream.of(brand, title)
                .filter(Objects::nonNull)
                .flatMap(ProductWords::split)
                .limit(MAX_WORDS)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The part of a word in its partition key. */
    static String prefix(String word) {
        return word.substring(0, word.offsetByCodePoints(0, PREFIX_LENGTH));
    }

    private static Stream<String> split(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(SEPARATOR.split(plain, -1))
                .filter(word -> word.codePointCount(0, word.length()) >= PREFIX_LENGTH)
                .map(ProductWords::cut);
    }

    private static String cut(String word) {
        return word.codePointCount(0, word.length()) <= MAX_LENGTH
                ? word
                : word.substring(0, word.offsetByCodePoints(0, MAX_LENGTH));
    }
}
