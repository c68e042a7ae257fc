package dev.sluice.scraper.money;

import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The language and, if stated, the country that a page is written for: they decide what an ambiguous number and an
 * ambiguous currency symbol mean.
 *
 * @param locale null if the page does not state one, or contradicts itself
 */
public record PageLocale(ULocale locale) {

    /** The locale of a page that states none. */
    public static final PageLocale UNKNOWN = new PageLocale(null);

    /** Separators of numbers; stated if the page states the locale, else it is the home country of a currency. */
    record NumberStyle(char decimal, char grouping, boolean stated) {}

    /** The locale that language tags agree on, the most reliable first; null and empty tags are skipped. */
    public static PageLocale of(String... tags) {
        ULocale found = null;
        for (String tag : tags) {
            ULocale next = parse(tag);
            if (next == null) {
                continue;
            }
            if (found != null && !found.getLanguage().equals(next.getLanguage())) {
                return UNKNOWN;
            }
            found = found == null || found.getCountry().isEmpty() ? next : found;
        }
        return new PageLocale(found);
    }

    /** ISO 3166 code of the country, empty if unknown. */
    public String country() {
        return locale == null ? "" : locale.getCountry();
    }

    /** The country where most readers of the page's language live, empty if the language is unknown. */
    String likelyCountry() {
        return locale == null ? "" : ULocale.addLikelySubtags(locale).getCountry();
    }

    /** Number style of the page; without a language, that of the currency's home country. */
    Optional<NumberStyle> style(String currency) {
        String home = Currencies.home(currency);
        if (locale == null) {
            return home.isEmpty()
                    ? Optional.empty()
                    : Optional.of(style(ULocale.addLikelySubtags(new ULocale("und_" + home)), false));
        }
        // Spanish numbers are written differently in Spain and in Mexico.
        boolean placed = !locale.getCountry().isEmpty() || home.isEmpty();
        return Optional.of(style(placed ? locale : new ULocale(locale.getLanguage(), home), true));
    }

    private static NumberStyle style(ULocale place, boolean stated) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(place.setKeywordValue("numbers", "latn"));
        return new NumberStyle(symbols.getMonetaryDecimalSeparator(), symbols.getMonetaryGroupingSeparator(), stated);
    }

    private static ULocale parse(String tag) {
        String clean = tag == null
                ? ""
                : Stream.of(tag.split(",", 2)).findFirst().orElse("").strip().replace('_', '-');
        // Some shops write en-EU or en-EN, which are no countries: only the language is used.
        ULocale parsed = clean.length() > 35 ? new ULocale("") : ULocale.forLanguageTag(clean);
        if (parsed.getLanguage().isEmpty() || parsed.getLanguage().equals("und")) {
            return null;
        }
        return Currencies.of(parsed.getCountry()).isEmpty() ? new ULocale(parsed.getLanguage()) : parsed;
    }
}
