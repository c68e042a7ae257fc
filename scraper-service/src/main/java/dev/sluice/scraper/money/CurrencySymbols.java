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

/** Currency symbols and the currencies they may mean: those of ICU for all countries, and what shops write besides. */
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

    private static final String[] SHOP_SPELLINGS = {
        "€ EUR",
        "euro EUR",
        "euros EUR",
        "eur EUR",
        "eu EUR",
        "€uro EUR",
        "евро EUR",
        "ευρώ EUR",
        "us$ USD",
        "usd USD",
        "u$s USD",
        "u.s.$ USD",
        "au$ AUD",
        "c$ CAD NIO",
        "cdn$ CAD",
        "s$ SGD",
        "j$ JMD",
        "tt$ TTD",
        "rmb CNY",
        "cn¥ CNY",
        "jp¥ JPY",
        "円 JPY",
        "元 CNY TWD HKD",
        "圆 CNY",
        "圓 TWD",
        "원 KRW",
        "руб RUB BYN",
        "руб. RUB BYN",
        "р RUB BYN",
        "р. RUB BYN",
        "рублей RUB BYN",
        "рубля RUB BYN",
        "грн UAH",
        "грн. UAH",
        "гривен UAH",
        "лв BGN",
        "лв. BGN",
        "тг KZT",
        "тг. KZT",
        "тенге KZT",
        "сум UZS",
        "so'm UZS",
        "ден MKD",
        "дин. RSD",
        "din. RSD",
        "din RSD",
        "rsd RSD",
        "tl TRY",
        "₤ GBP TRY",
        "gbp GBP",
        "chf CHF",
        "sfr CHF",
        "sfr. CHF",
        "fr. CHF",
        "kč CZK",
        "kc CZK",
        "korun CZK",
        "zł. PLN",
        "zl PLN",
        "zloty PLN",
        "złotych PLN",
        "pln PLN",
        "lei RON MDL",
        "leu RON MDL",
        "лей MDL",
        "ft. HUF",
        "kr SEK NOK DKK ISK",
        "kr. SEK NOK DKK ISK",
        "kn HRK",
        "kd KWD",
        "k.d. KWD",
        "bd BHD",
        "qr QAR",
        "sr SAR SCR",
        "dhs AED",
        "dh AED MAD",
        "dhs. AED",
        "درهم AED MAD",
        "جنيه EGP SDG",
        "ج.م EGP",
        "ج.م. EGP",
        "ر.س SAR",
        "ر.س. SAR",
        "ريال SAR OMR QAR YER",
        "د.إ AED",
        "د.ك KWD",
        "د.ك. KWD",
        "﷼ IRR SAR OMR QAR YER",
        "rs INR PKR LKR NPR MUR",
        "rs. INR PKR LKR NPR MUR",
        "₨ INR PKR LKR NPR MUR",
        "inr INR",
        "रु INR NPR",
        "रु. INR NPR",
        "บาท THB",
        "đ VND",
        "vnđ VND",
        "vnd VND",
        "đồng VND",
        "rp. IDR",
        "p PHP RUB",
        "php PHP",
        "r ZAR",
        "l HNL MDL",
        "tk BDT",
        "tk. BDT",
        "ks MMK",
        "dt TND",
        "fcfa XAF XOF",
        "cfa XAF XOF",
        "f cfa XAF XOF",
        "mop$ MOP",
        "hk$ HKD",
        "nt$ TWD",
        "rm MYR"
    };

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
        for (String line : SHOP_SPELLINGS) {
            int end = line.indexOf(' ', line.startsWith("f cfa") ? 2 : 0);
            Set<String> currencies = Set.of(line.substring(end + 1).split(" ", -1));
            codes.put(line.substring(0, end), currencies);
        }
        return codes;
    }

    private static void put(Map<String, Set<String>> codes, String symbol, String code) {
        String clean = DigitNormalizer.plain(symbol);
        if (!clean.isEmpty() && !Currencies.iso(clean)) {
            codes.computeIfAbsent(clean, key -> new TreeSet<>()).add(code);
        }
    }
}
