package dev.sluice.scraper.feed.products;

import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The language and, where it says so, the country that a page is written for: they decide what an ambiguous number and
 * an ambiguous sign of money mean.
 *
 * @param locale null where the page does not say, or says two things
 */
record Locality(ULocale locale) {

    static final Locality UNKNOWN = new Locality(null);

    /**
     * How numbers are written somewhere.
     *
     * @param decimal separator
     * @param grouping separator of thousands
     * @param stated by the page, and not only by the home of a currency
     */
    record Style(char decimal, char grouping, boolean stated) {}

    /** What the page's own marks say, in the order of their weight; null and empty ones are passed over. */
    static Locality of(String... tags) {
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
        return new Locality(found);
    }

    /** The country as ISO 3166, empty where unknown. */
    String country() {
        return locale == null ? "" : locale.getCountry();
    }

    /** The country where most readers of the page's language live, empty without a language. */
    String likelyCountry() {
        return locale == null ? "" : ULocale.addLikelySubtags(locale).getCountry();
    }

    /** How the page writes numbers; where it has no language, as at home of the currency. */
    Optional<Style> style(String currency) {
        String home = Currencies.home(currency);
        if (locale == null) {
            return home.isEmpty()
                    ? Optional.empty()
                    : Optional.of(style(ULocale.addLikelySubtags(new ULocale("und_" + home)), false));
        }
        // Spanish is written in one way in Spain and in another in Mexico.
        boolean placed = !locale.getCountry().isEmpty() || home.isEmpty();
        return Optional.of(style(placed ? locale : new ULocale(locale.getLanguage(), home), true));
    }

    private static Style style(ULocale place, boolean stated) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(place.setKeywordValue("numbers", "latn"));
        return new Style(symbols.getMonetaryDecimalSeparator(), symbols.getMonetaryGroupingSeparator(), stated);
    }

    private static ULocale parse(String tag) {
        String clean = tag == null
                ? ""
                : Stream.of(tag.split(",", 2)).findFirst().orElse("").strip().replace('_', '-');
        // Some shops write en-EU or en-EN, which are no countries; the language stands.
        ULocale parsed = clean.length() > 35 ? new ULocale("") : ULocale.forLanguageTag(clean);
        if (parsed.getLanguage().isEmpty() || parsed.getLanguage().equals("und")) {
            return null;
        }
        return Currencies.of(parsed.getCountry()).isEmpty() ? new ULocale(parsed.getLanguage()) : parsed;
    }
}
