package dev.sluice.scraper.feed.products;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads ratings as people write them: {@code 4,7 von 5 Sternen}, {@code 5つ星のうち4.4}, {@code 1.234 Bewertungen}. */
final class RatingWords {

    private static final int LONGEST = 200;
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.," + Digits.POINT + "]\\d+)?");
    private static final Pattern COUNT =
            Pattern.compile("(?<![\\d.,])(\\d{1,3}(?:[.,' ]\\d{2,3})*[.,' ]\\d{3}|\\d+)(?![\\d.,]\\d|\\d| ?[%kKmM万])");

    private RatingWords() {}

    /** The stars of at most five, with a point; of the two numbers the other is the five. */
    static Optional<String> stars(String text) {
        List<String> numbers = NUMBER.matcher(text.length() > LONGEST ? "" : Digits.plain(text))
                .results()
                .map(MatchResult::group)
                .map(number -> number.replace(',', '.').replace(Digits.POINT, '.'))
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

    /** How many there are, digits only; empty where the text is rounded or speaks of several numbers. */
    static Optional<String> count(String text) {
        List<String> found = COUNT.matcher(text.length() > LONGEST ? "" : Digits.plain(text))
                .results()
                .map(match -> match.group(1).replaceAll("[.,' ]", ""))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
