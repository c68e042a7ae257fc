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
 * The words a product is found by: those of its title and brand, in lower case, without accents. query-service makes
 * words of what is searched for in the same way.
 */
final class ProductWords {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    /** What tables group words by; a shorter word is not kept. */
    private static final int PREFIX = 2;

    private static final int LONGEST = 40;
    private static final int MOST = 60;

    private ProductWords() {}

    /** Every word once, in order; titles of more than 60 words count up to there. */
    static Set<String> of(Product product) {
        return Stream.of(product.brand(), product.title())
                .filter(Objects::nonNull)
                .flatMap(ProductWords::split)
                .limit(MOST)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The part of a word that is in the key of its partition. */
    static String prefix(String word) {
        return word.substring(0, word.offsetByCodePoints(0, PREFIX));
    }

    private static Stream<String> split(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(BETWEEN.split(plain, -1))
                .filter(word -> word.codePointCount(0, word.length()) >= PREFIX)
                .map(ProductWords::cut);
    }

    private static String cut(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST));
    }
}
