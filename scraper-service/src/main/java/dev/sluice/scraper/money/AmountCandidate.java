package dev.sluice.scraper.money;

import java.util.Optional;
import java.util.Set;

/**
 * A number in a text with the currency symbols beside it: it may be an amount of money.
 *
 * @param number as written, in ASCII digits
 * @param codes currencies that the symbol beside it may mean; empty without a symbol
 * @param before the text before it and its symbol
 * @param after the text after it and its symbol
 * @param start offset of its beginning, symbol included
 * @param end offset of its end, symbol included
 * @param apart whether it stands in parentheses
 */
record AmountCandidate(
        String number, Optional<Set<String>> codes, String before, String after, int start, int end, boolean apart) {

    /** Whether it is a count rather than money: it has neither symbol nor separators. */
    boolean bare() {
        return codes.isEmpty() && number.chars().allMatch(Character::isDigit);
    }
}
