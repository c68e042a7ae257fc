package dev.sluice.query.feed.products;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Search words: words of title or brand, or their beginnings, normalised like the words that ingest-service stores:
 * lower case, without accents.
 *
 * @param wanted each must be the beginning of a word of the product
 */
record ProductWords(List<String> wanted) {

    /** Prefix length by which the table is partitioned; shorter words cannot be found. */
    static final int PREFIX = 2;

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private static final int MAX_LENGTH = 40;
    private static final int MAX_WORDS = 60;

    /** Parses the words; empty if none can be found. */
    static Optional<ProductWords> of(String text) {
        List<String> words = split(text).toList();
        return words.stream().anyMatch(ProductWords::canBeFound)
                ? Optional.of(new ProductWords(words))
                : Optional.empty();
    }

    /** The most selective word, by which the table is read. */
    String longest() {
        return wanted.stream()
                .filter(ProductWords::canBeFound)
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    String prefix() {
        return longest().substring(0, longest().offsetByCodePoints(0, PREFIX));
    }

    /**
     * The word under which a product that still matches is listed: the first of several with the same beginning, so
     * that it is listed once.
     */
    Optional<String> listedUnder(Product product) {
        List<String> has = Stream.of(product.brand(), product.title())
                .filter(Objects::nonNull)
                .flatMap(ProductWords::split)
                .toList();
        boolean all = wanted.stream().allMatch(begin -> has.stream().anyMatch(word -> word.startsWith(begin)));
        return has.stream()
                .filter(ProductWords::canBeFound)
                .limit(MAX_WORDS)
                .filter(word -> all && word.startsWith(longest()))
                .min(Comparator.naturalOrder());
    }

    private static boolean canBeFound(String word) {
        return word.codePointCount(0, word.length()) >= PREFIX;
    }

    private static Stream<String> split(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(SEPARATORS.split(plain, -1))
                .filter(word -> !word.isEmpty())
                .map(ProductWords::cut);
    }

    private static String cut(String word) {
        return word.codePointCount(0, word.length()) <= MAX_LENGTH
                ? word
                : word.substring(0, word.offsetByCodePoints(0, MAX_LENGTH));
    }
}
