package dev.sluice.scraper.markup;

import dev.sluice.scraper.money.DigitNormalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Parses ratings as people write them: {@code 4,7 von 5 Sternen}, {@code 5つ星のうち4.4}, {@code 1.234 Bewertungen}. */
public final class RatingPhrases {

    private static final int MAX_LENGTH = 200;
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.," + DigitNormalizer.POINT + "]\\d+)?");
    private static final Pattern COUNT =
            Pattern.compile("(?<![\\d.,])(\\d{1,3}(?:[.,' ]\\d{2,3})*[.,' ]\\d{3}|\\d+)(?![\\d.,]\\d|\\d| ?[%kKmM万])");

    private RatingPhrases() {}

    /** The rating of at most five stars, with a decimal point; the text must hold it and the five. */
    public static Optional<String> stars(String text) {
        List<String> numbers = NUMBER.matcher(text.length() > MAX_LENGTH ? "" : DigitNormalizer.plain(text))
                .results()
                .map(MatchResult::group)
                .map(number -> number.replace(',', '.').replace(DigitNormalizer.POINT, '.'))
                .toList();
        if (numbers.size() != 2 || !numbers.contains("5")) {
            return Optional.empty();
        }
        return numbers.stream()
                .filter(number -> !number.equals("5"))
                .findFirst()
                .or(() -> Optional.of("5"))
                .filter(number -> number.matches("[0-4](\\.\\d{1,2})?|5\\.0"));
    }

    /** The number of ratings, digits only; empty if the text rounds it or holds several numbers. */
    public static Optional<String> count(String text) {
        List<String> found = COUNT.matcher(text.length() > MAX_LENGTH ? "" : DigitNormalizer.plain(text))
                .results()
                .map(match -> match.group(1).replaceAll("[.,' ]", ""))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
