package dev.sluice.scraper.money;

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

/** Resolves currency codes and symbols for readers of a locale; a symbol of several currencies needs one. */
public final class Currencies {

    /** Currencies that share their symbol only with rarely used ones. */
    private static final Set<String> DOMINANT = Set.of("GBP", "RUB", "RON");

    private static final Map<String, List<String>> BY_COUNTRY = new ConcurrentHashMap<>();

    private Currencies() {}

    /** The ISO 4217 code that a text means: a code in any case, or a symbol that only one currency has here. */
    public static Optional<String> code(String text, PageLocale locale) {
        String clean = DigitNormalizer.plain(text);
        String upper = clean.toUpperCase(Locale.ROOT);
        return iso(upper) ? Optional.of(upper) : CurrencySymbols.codes(clean).flatMap(codes -> here(codes, locale));
    }

    /** Whether a text is an ISO 4217 code of a currency that amounts can be in. */
    public static boolean iso(String text) {
        if (text.length() != 3) {
            return false;
        }
        try {
            return java.util.Currency.getInstance(text).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    /** The one among several codes that is used in the locale's country; a single code is returned as it is. */
    static Optional<String> here(Set<String> codes, PageLocale locale) {
        if (codes.size() == 1) {
            return codes.stream().findFirst();
        }
        return of(locale.country().isEmpty() ? locale.likelyCountry() : locale.country()).stream()
                .filter(codes::contains)
                .findFirst()
                .or(() -> codes.stream().filter(DOMINANT::contains).findFirst());
    }

    /** Whether the choice among several codes rests on a language alone, which is spoken in many countries. */
    static boolean guessed(Set<String> codes, PageLocale locale) {
        return codes.size() > 1 && locale.country().isEmpty() && codes.stream().noneMatch(DOMINANT::contains);
    }

    /** Currencies in use in a country, given by its ISO 3166 code. */
    static List<String> of(String country) {
        return BY_COUNTRY.computeIfAbsent(country, Currencies::read);
    }

    /** Number of decimals of a currency, -1 if it is unknown. */
    static int decimals(String code) {
        return code == null ? -1 : Currency.getInstance(code).getDefaultFractionDigits();
    }

    /** The country that a currency belongs to; empty for one of several countries and for null. */
    static String home(String code) {
        String country = code == null ? "" : code.substring(0, 2);
        return of(country).contains(String.valueOf(code)) ? country : "";
    }

    private static List<String> read(String country) {
        // ICU lists a currency for EU, which is no country.
        String[] codes = country.length() == 2 && !country.equals("EU")
                ? Currency.getAvailableCurrencyCodes(new ULocale("und_" + country), Date.from(Instant.now()))
                : null;
        return codes == null ? List.of() : List.of(codes);
    }
}
