package dev.sluice.scraper.money;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the numbers in a text that can be amounts of money, with their currency symbols. */
final class AmountCandidates {

    private static final Pattern NUMBER = Pattern.compile("[.,]{0,2}(?:\\d{1,3}(?: \\d{3}(?!\\d))+|\\d+)" + "(?:[.,'"
            + DigitNormalizer.POINT + "]\\d+)*(?:[.,] \\d{2}(?!\\d|[.,]\\d))?");

    /** A currency symbol as decimal separator, as in 35€99. */
    private static final Pattern CENTS = Pattern.compile(" ?€(\\d{1,3}| \\d{2})(?![\\d.,%]\\d|\\d)");

    private final String text;
    private final PageLocale locale;

    private AmountCandidates(String text, PageLocale locale) {
        this.text = text;
        this.locale = locale;
    }

    /** The candidates in a {@linkplain DigitNormalizer#plain normalized} text, in its order. */
    static List<AmountCandidate> of(String plain, PageLocale locale) {
        AmountCandidates candidates = new AmountCandidates(plain, locale);
        List<AmountCandidate> found = new ArrayList<>();
        Matcher number = NUMBER.matcher(plain);
        for (int from = 0; number.find(from); ) {
            Optional<AmountCandidate> candidate = candidates.at(from, number.start(), number.end());
            candidate.ifPresent(found::add);
            from = Math.max(number.end(), candidate.map(AmountCandidate::end).orElse(0));
            if (from >= plain.length()) {
                break;
            }
        }
        return found;
    }

    /** Never looks before {@code floor}: the symbol of the previous number ends there. */
    private Optional<AmountCandidate> at(int floor, int start, int end) {
        String number = text.substring(start, end).replace(" ", lastIsSpaced(start, end) ? "" : " ");
        Matcher cents = CENTS.matcher(text).region(end, text.length());
        int stop = end;
        if (cents.lookingAt() && number.chars().noneMatch(c -> c == ',' || c == DigitNormalizer.POINT)) {
            number = number + DigitNormalizer.POINT + cents.group(1).strip();
            stop = cents.end();
        }
        Side before = before(floor, start);
        Side after = stop > end ? new Side(Optional.of(Set.of("EUR")), stop) : after(stop);
        String left = text.substring(0, before.edge());
        String right = text.substring(after.edge());
        if (glued(start, before, true)
                || glued(stop, after, false)
                || negative(left, before, start)
                || percent(left, right)) {
            return Optional.empty();
        }
        boolean apart = left.lastIndexOf('(') > left.lastIndexOf(')');
        return Optional.of(
                new AmountCandidate(number, sign(before, after), left, right, before.edge(), after.edge(), apart));
    }

    /** In {@code 119. 95} the blank follows the decimal separator, in {@code 1 299, 95} another one groups thousands. */
    private boolean lastIsSpaced(int start, int end) {
        return text.substring(start, end).matches(".*[.,] \\d{2}");
    }

    private record Side(Optional<Set<String>> codes, int edge) {}

    private Side before(int floor, int start) {
        int end = start;
        while (end > floor && " :".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        for (int from = Math.max(floor, end - CurrencySymbols.MAX_LENGTH); from < end; from++) {
            boolean whole = from == 0 || !letters(from - 1, from);
            Optional<Set<String>> codes = whole ? codes(text.substring(from, end)) : Optional.empty();
            if (codes.isPresent()) {
                Side further = before(floor, from);
                // SGD$ and $ SGD: the code is more specific than the symbol.
                boolean better =
                        further.codes().filter(found -> found.size() == 1).isPresent()
                                && codes.get().size() != 1;
                return better ? further : new Side(codes, further.codes().isPresent() ? further.edge() : from);
            }
        }
        return new Side(Optional.empty(), start);
    }

    private Side after(int end) {
        int start = end;
        while (start < text.length() && " -".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        for (int to = Math.min(text.length(), start + CurrencySymbols.MAX_LENGTH); to > start; to--) {
            boolean whole = to == text.length() || !letters(to - 1, to);
            // A symbol directly before the next number belongs to that number.
            boolean next = to < text.length() && start > end && Character.isDigit(text.charAt(to));
            Optional<Set<String>> codes = whole && !next ? codes(text.substring(start, to)) : Optional.empty();
            if (codes.isPresent()) {
                return new Side(codes, to);
            }
        }
        return new Side(Optional.empty(), end);
    }

    private Optional<Set<String>> codes(String sign) {
        if (sign.isBlank() || Character.isDigit(sign.charAt(0))) {
            return Optional.empty();
        }
        Optional<Set<String>> codes = Currencies.iso(sign) ? Optional.of(Set.of(sign)) : CurrencySymbols.codes(sign);
        boolean letter = sign.length() == 1 && latin(sign.charAt(0));
        return letter ? codes.filter(known -> Currencies.here(known, locale).isPresent() && local(known)) : codes;
    }

    private boolean local(Set<String> codes) {
        return Currencies.of(locale.country()).stream().anyMatch(codes::contains);
    }

    private static Optional<Set<String>> sign(Side before, Side after) {
        boolean better = after.codes().filter(found -> found.size() == 1).isPresent()
                && before.codes().filter(found -> found.size() != 1).isPresent();
        return before.codes().isEmpty() || better ? after.codes() : before.codes();
    }

    /** B06 and 5GB are names and measures; letters of another script may be a currency. */
    private boolean glued(int at, Side side, boolean left) {
        int beside = left ? at - 1 : at;
        return side.codes().isEmpty() && beside >= 0 && beside < text.length() && latin(text.charAt(beside));
    }

    private boolean negative(String left, Side before, int start) {
        String head = before.codes().isPresent() ? left : text.substring(0, start);
        return head.endsWith("-") && (head.length() == 1 || " (".indexOf(head.charAt(head.length() - 2)) >= 0);
    }

    private static boolean percent(String left, String right) {
        return right.stripLeading().startsWith("%")
                || left.endsWith("%")
                || right.stripLeading().startsWith("٪");
    }

    private boolean letters(int one, int other) {
        return Character.isLetter(text.charAt(one)) && Character.isLetter(text.charAt(other));
    }

    private static boolean latin(char letter) {
        return Character.isLetter(letter) && Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
    }
}
