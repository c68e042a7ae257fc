package dev.sluice.scraper.feed.products;

import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which currency a code or a sign means, for readers at a given place; a sign of several is none without a place. */
final class Currencies {

    /** Whose sign others share that are hardly ever met. */
    private static final Set<String> USUAL = Set.of("GBP", "RUB", "RON");

    private static final Map<String, List<String>> BY_COUNTRY = new ConcurrentHashMap<>();

    private Currencies() {}

    /** A code of ISO 4217 in any case, or a sign that one currency has here. */
    static Optional<String> code(String text, Locality locality) {
        String clean = Digits.plain(text);
        String upper = clean.toUpperCase(Locale.ROOT);
        return iso(upper) ? Optional.of(upper) : CurrencySigns.codes(clean).flatMap(codes -> here(codes, locality));
    }

    /** Whether a text is a code of ISO 4217 that money can have. */
    static boolean iso(String text) {
        if (text.length() != 3) {
            return false;
        }
        try {
            return java.util.Currency.getInstance(text).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    /** The one of several that is used at a place; of one alone, that one. */
    static Optional<String> here(Set<String> codes, Locality locality) {
        if (codes.size() == 1) {
            return codes.stream().findFirst();
        }
        return of(locality.country().isEmpty() ? locality.likelyCountry() : locality.country()).stream()
                .filter(codes::contains)
                .findFirst()
                .or(() -> codes.stream().filter(USUAL::contains).findFirst());
    }

    /** Whether the choice among several rests on a language alone, which is spoken in many countries. */
    static boolean guessed(Set<String> codes, Locality locality) {
        return codes.size() > 1
                && locality.country().isEmpty()
                && codes.stream().noneMatch(USUAL::contains);
    }

    /** The currencies in use in a country, ISO 3166. */
    static List<String> of(String country) {
        return BY_COUNTRY.computeIfAbsent(country, Currencies::read);
    }

    /** Decimals that amounts have, -1 where the currency is not known. */
    static int decimals(String code) {
        return code == null ? -1 : Currency.getInstance(code).getDefaultFractionDigits();
    }

    /** The country that a currency belongs to, empty for those of several and for none. */
    static String home(String code) {
        String country = code == null ? "" : code.substring(0, 2);
        return of(country).contains(String.valueOf(code)) ? country : "";
    }

    private static List<String> read(String country) {
        // EU is no country although ICU has its currency.
        String[] codes = country.length() == 2 && !country.equals("EU")
                ? Currency.getAvailableCurrencyCodes(new ULocale("und_" + country), Date.from(Instant.now()))
                : null;
        return codes == null ? List.of() : List.of(codes);
    }
}
