package dev.sluice.scraper.money;

import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Currency symbols and the currencies they may mean: those of ICU for all countries, and spellings of shops. */
@RegisterForReflection(
        // ICU loads them by name, which a native image must be told.
        classNames = {
            "com.ibm.icu.impl.ICUCurrencyDisplayInfoProvider",
            "com.ibm.icu.impl.ICUCurrencyMetaInfo",
            "com.ibm.icu.util.CurrencyServiceShim"
        })
final class CurrencySymbols {

    /** In characters; no symbol is longer. */
    static final int MAX_LENGTH = 8;

    private static final Map<String, Set<String>> CODES_BY_SYMBOL = codesBySymbol();

    private CurrencySymbols() {}

    /** The codes that a symbol may stand for; empty if it is no symbol, an empty set for money without an ISO code. */
    static Optional<Set<String>> codes(String symbol) {
        if (symbol.equals("تومان") || symbol.equals("₿") || symbol.equals("₣")) {
            return Optional.of(Set.of());
        }
        Set<String> exact = CODES_BY_SYMBOL.get(symbol);
        return Optional.ofNullable(exact != null ? exact : CODES_BY_SYMBOL.get(symbol.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Set<String>> codesBySymbol() {
        Map<String, Set<String>> codes = new HashMap<>();
        for (String country : Locale.getISOCountries()) {
            ULocale place = ULocale.addLikelySubtags(new ULocale("und_" + country));
            for (String code : Currencies.of(country)) {
                Currency currency = Currency.getInstance(code);
                put(codes, currency.getSymbol(place), code);
                put(codes, currency.getName(place, Currency.NARROW_SYMBOL_NAME, null), code);
                put(codes, currency.getName(ULocale.ENGLISH, Currency.SYMBOL_NAME, null), code);
            }
        }
        WordTable.read("currency-symbols")
                .forEach((symbol, meanings) -> codes.put(symbol, Set.of(meanings.split(" ", -1))));
        return codes;
    }

    private static void put(Map<String, Set<String>> codes, String symbol, String code) {
        String clean = DigitNormalizer.plain(symbol);
        if (!clean.isEmpty() && !Currencies.iso(clean)) {
            codes.computeIfAbsent(clean, key -> new TreeSet<>()).add(code);
        }
    }
}
