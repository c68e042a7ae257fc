package dev.sluice.scraper.feed.products;

import java.util.Optional;
import java.util.Set;

/**
 * A number in a text with the money signs beside it.
 *
 * @param number as written, made of ASCII digits
 * @param signs currencies that the sign beside it may mean; empty optional without a sign
 * @param before the text before it and its sign
 * @param after the text behind it and its sign
 * @param start where it begins, its sign included
 * @param end where it ends, its sign included
 * @param apart whether it stands in parentheses
 */
record Figure(
        String number, Optional<Set<String>> signs, String before, String after, int start, int end, boolean apart) {

    /** A count of things rather than money: no sign, no marks. */
    boolean bare() {
        return signs.isEmpty() && number.chars().allMatch(Character::isDigit);
    }
}
