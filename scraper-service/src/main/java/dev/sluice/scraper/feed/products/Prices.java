package dev.sluice.scraper.feed.products;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads prices as people write them: what a text states is read, what could be two prices is none, with a doubt. */
final class Prices {

    /** Longer texts say more than a price. */
    private static final int LONGEST = 300;

    private static final Pattern PLAIN = Pattern.compile("\\d{1,12}(?:\\.\\d{1,2})?");

    private static final Pattern BETWEEN = Pattern.compile(
            " ?(?:-|~|〜|～|to|bis|à|a|do|до|til|till|tot|and|und|e|y|hasta|から|至) ?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Locality locality;

    Prices(Locality locality) {
        this.locality = locality;
    }

    Locality locality() {
        return locality;
    }

    /** What readers of the page see as a price. */
    Money read(String text) {
        return read(text, null, false);
    }

    /** The same beside a currency that the markup names; null for none. */
    Money visible(String text, String currency) {
        return read(text, currency, false);
    }

    /**
     * What an attribute or a field for machines says.
     *
     * @param currency that it names beside, null for none
     */
    Money markup(String text, String currency) {
        return read(text, currency, true);
    }

    private Money read(String text, String declared, boolean markup) {
        if (text == null || text.isBlank()) {
            return Money.NONE;
        }
        String plain = text.length() > LONGEST ? "" : Digits.plain(text);
        if (PLAIN.matcher(plain).matches()) {
            return Money.exact(new BigDecimal(plain), declared);
        }
        if (PriceWords.free(plain)) {
            return new Money(BigDecimal.ZERO, declared, null);
        }
        if (PriceWords.multiple(plain)) {
            return Money.none("not a clear amount: " + text);
        }
        List<Figure> figures = Figures.of(plain, locality).stream()
                .filter(figure -> !PriceWords.saving(figure.before()))
                .toList();
        return figures.isEmpty() ? Money.none("not a clear amount: " + text) : choose(figures, text, declared, markup);
    }

    private Money choose(List<Figure> figures, String text, String declared, boolean markup) {
        boolean range = IntStream.range(1, figures.size()).anyMatch(at -> range(figures.get(at - 1), figures.get(at)));
        List<Figure> open =
                some(figures, figures.stream().filter(figure -> !figure.apart()).toList());
        List<Figure> signed =
                open.stream().filter(figure -> figure.signs().isPresent()).toList();
        boolean counts = open.stream().allMatch(figure -> figure.signs().isPresent() || figure.bare());
        List<Money> found = (counts ? some(open, signed) : open)
                .stream().map(figure -> money(figure, declared, markup)).toList();
        boolean clear = !range && found.stream().allMatch(money -> money.amount() != null && money.same(found.get(0)));
        if (!clear) {
            return Money.none((range ? "a range: " : "not a clear amount: ") + text);
        }
        Optional<String> doubt =
                found.stream().map(Money::doubt).filter(Objects::nonNull).findFirst();
        String others = found.size() < figures.size() ? "one of several numbers" : null;
        String why = doubt.orElse(others);
        return new Money(found.get(0).amount(), found.get(0).currency(), why == null ? null : why + ": " + text);
    }

    private static List<Figure> some(List<Figure> all, List<Figure> better) {
        return better.isEmpty() ? all : better;
    }

    private static boolean range(Figure one, Figure next) {
        return next.start() > one.end()
                && !one.apart()
                && BETWEEN.matcher(next.before().substring(one.end())).matches();
    }

    private Money money(Figure figure, String declared, boolean markup) {
        Optional<String> sign = figure.signs().flatMap(codes -> Currencies.here(codes, locality));
        boolean fits = declared == null
                || figure.signs().filter(codes -> !codes.contains(declared)).isEmpty();
        String currency = declared != null ? declared : sign.orElse(null);
        boolean guessed = declared == null
                && figure.signs()
                        .filter(codes -> Currencies.guessed(codes, locality))
                        .isPresent();
        return new Separators(currency, locality, markup && figure.signs().isEmpty())
                .read(figure.number())
                .map(reading -> {
                    String words = PriceWords.doubt(figure.before(), figure.after());
                    String doubt = !fits
                            ? "another currency than " + declared
                            : !reading.sure()
                                    ? "thousands or decimals"
                                    : guessed ? "a sign of several currencies" : words;
                    Money exact = Money.exact(reading.amount(), currency);
                    return exact.amount() == null ? exact : new Money(exact.amount(), currency, doubt);
                })
                .orElse(Money.NONE);
    }
}
