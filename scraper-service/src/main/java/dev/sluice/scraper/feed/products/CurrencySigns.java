package dev.sluice.scraper.feed.products;

import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Signs of money and the currencies that they may mean: those of ICU for all countries, and what shops write besides. */
@RegisterForReflection(
        // ICU looks them up by name.
        classNames = {
            "com.ibm.icu.impl.ICUCurrencyDisplayInfoProvider",
            "com.ibm.icu.impl.ICUCurrencyMetaInfo",
            "com.ibm.icu.util.CurrencyServiceShim"
        })
final class CurrencySigns {

    /** Longer than any sign. */
    static final int LONGEST = 8;

    private static final String[] SHOPS = {
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

    /** One Latin letter means money only to readers of a country that writes it so. */
    private static final Map<String, Set<String>> SIGNS = signs();

    private CurrencySigns() {}

    /** What a sign may mean; empty for what is no sign, an empty set for money that has no code. */
    static Optional<Set<String>> codes(String sign) {
        if (sign.equals("تومان") || sign.equals("₿") || sign.equals("₣")) {
            return Optional.of(Set.of());
        }
        Set<String> exact = SIGNS.get(sign);
        return Optional.ofNullable(exact != null ? exact : SIGNS.get(sign.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Set<String>> signs() {
        Map<String, Set<String>> signs = new HashMap<>();
        for (String country : Locale.getISOCountries()) {
            ULocale place = ULocale.addLikelySubtags(new ULocale("und_" + country));
            for (String code : Currencies.of(country)) {
                Currency currency = Currency.getInstance(code);
                put(signs, currency.getSymbol(place), code);
                put(signs, currency.getName(place, Currency.NARROW_SYMBOL_NAME, null), code);
                put(signs, currency.getName(ULocale.ENGLISH, Currency.SYMBOL_NAME, null), code);
            }
        }
        for (String line : SHOPS) {
            int end = line.indexOf(' ', line.startsWith("f cfa") ? 2 : 0);
            Set<String> codes = Set.of(line.substring(end + 1).split(" ", -1));
            signs.put(line.substring(0, end), codes);
        }
        return signs;
    }

    private static void put(Map<String, Set<String>> signs, String sign, String code) {
        String clean = Digits.plain(sign);
        if (!clean.isEmpty() && !Currencies.iso(clean)) {
            signs.computeIfAbsent(clean, key -> new TreeSet<>()).add(code);
        }
    }
}
