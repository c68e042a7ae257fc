package dev.sluice.scraper.money;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Parses prices as people write them. A text that could mean two prices yields no amount, but a warning. */
public final class PriceParser {

    /** In characters; a longer text holds more than a price. */
    private static final int MAX_LENGTH = 300;

    private static final Pattern PLAIN = Pattern.compile("\\d{1,12}(?:\\.\\d{1,2})?");

    private static final Pattern BETWEEN = Pattern.compile(
            " ?(?:-|~|〜|～|to|bis|à|a|do|до|til|till|tot|and|und|e|y|hasta|から|至) ?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final PageLocale locale;

    /** Creates a parser for pages of a locale. */
    public PriceParser(PageLocale locale) {
        this.locale = locale;
    }

    /** The locale of the page that prices are read from. */
    public PageLocale locale() {
        return locale;
    }

    /** Parses a visible price, in the currency that the markup names; null if it names none. */
    public Money visible(String text, String currency) {
        return read(text, currency, false);
    }

    /**
     * Parses the price in an attribute or a field meant for machines.
     *
     * @param currency named beside it, null for none
     */
    public Money markup(String text, String currency) {
        return read(text, currency, true);
    }

    private Money read(String text, String declared, boolean markup) {
        if (text == null || text.isBlank()) {
            return Money.NONE;
        }
        String plain = text.length() > MAX_LENGTH ? "" : DigitNormalizer.plain(text);
        if (PLAIN.matcher(plain).matches()) {
            return Money.exact(new BigDecimal(plain), declared);
        }
        if (PricePhrases.free(plain)) {
            return new Money(BigDecimal.ZERO, declared, null);
        }
        if (PricePhrases.multiple(plain)) {
            return Money.none("not a clear amount: " + text);
        }
        List<AmountCandidate> candidates = AmountCandidates.of(plain, locale).stream()
                .filter(candidate -> !PricePhrases.saving(candidate.before()))
                .toList();
        return candidates.isEmpty()
                ? Money.none("not a clear amount: " + text)
                : choose(candidates, text, declared, markup);
    }

    private Money choose(List<AmountCandidate> candidates, String text, String declared, boolean markup) {
        boolean range =
                IntStream.range(1, candidates.size()).anyMatch(at -> range(candidates.get(at - 1), candidates.get(at)));
        List<AmountCandidate> open = some(
                candidates,
                candidates.stream().filter(candidate -> !candidate.apart()).toList());
        List<AmountCandidate> signed =
                open.stream().filter(candidate -> candidate.codes().isPresent()).toList();
        boolean counts = open.stream().allMatch(candidate -> candidate.codes().isPresent() || candidate.bare());
        List<Money> found = (counts ? some(open, signed) : open)
                .stream().map(candidate -> money(candidate, declared, markup)).toList();
        boolean clear = !range && found.stream().allMatch(money -> money.amount() != null && money.same(found.get(0)));
        if (!clear) {
            return Money.none((range ? "a range: " : "not a clear amount: ") + text);
        }
        Optional<String> warning =
                found.stream().map(Money::warning).filter(Objects::nonNull).findFirst();
        String others = found.size() < candidates.size() ? "one of several numbers" : null;
        String why = warning.orElse(others);
        return new Money(found.get(0).amount(), found.get(0).currency(), why == null ? null : why + ": " + text);
    }

    private static List<AmountCandidate> some(List<AmountCandidate> all, List<AmountCandidate> better) {
        return better.isEmpty() ? all : better;
    }

    private static boolean range(AmountCandidate one, AmountCandidate next) {
        return next.start() > one.end()
                && !one.apart()
                && BETWEEN.matcher(next.before().substring(one.end())).matches();
    }

    private Money money(AmountCandidate candidate, String declared, boolean markup) {
        Optional<String> sign = candidate.codes().flatMap(codes -> Currencies.here(codes, locale));
        boolean fits = declared == null
                || candidate.codes().filter(codes -> !codes.contains(declared)).isEmpty();
        String currency = declared != null ? declared : sign.orElse(null);
        boolean guessed = declared == null
                && candidate
                        .codes()
                        .filter(codes -> Currencies.guessed(codes, locale))
                        .isPresent();
        return new DecimalSeparators(
                        currency, locale, markup && candidate.codes().isEmpty())
                .parse(candidate.number())
                .map(number -> {
                    String words = PricePhrases.warning(candidate.before(), candidate.after());
                    String warning = !fits
                            ? "another currency than " + declared
                            : !number.certain()
                                    ? "thousands or decimals"
                                    : guessed ? "a sign of several currencies" : words;
                    Money exact = Money.exact(number.amount(), currency);
                    return exact.amount() == null ? exact : new Money(exact.amount(), currency, warning);
                })
                .orElse(Money.NONE);
    }
}
