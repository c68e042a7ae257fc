package dev.sluice.scraper.feed.products;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads from what people are told whether a product can be had, in the languages of the larger shops. */
final class StockWords {

    /** What is said first in a sentence decides least: a refusal beats an order beforehand, and that beats a promise. */
    private static final Map<String, Pattern> WORDS = words();

    private StockWords() {}

    /** The short name of schema.org; empty where no known word stands. */
    static Optional<String> availability(String text) {
        String words = text.length() > 500 ? text.substring(0, 500) : text;
        String lower = words.toLowerCase(Locale.ROOT).replace('’', '\'');
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(lower).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<String, Pattern> words() {
        Map<String, Pattern> words = new LinkedHashMap<>();
        words.put(
                "BackOrder",
                any("temporarily out of stock", "back-?order", "vorübergehend nicht (auf lager|lieferbar)"));
        words.put(
                "OutOfStock",
                any(
                        "unavailable",
                        "out of stock",
                        "not available",
                        "not in stock",
                        "sold out",
                        "no longer available",
                        "nicht (mehr )?(auf lager|verfügbar|lieferbar|vorrätig)",
                        "ausverkauft",
                        "vergriffen",
                        "indisponible",
                        "rupture de stock",
                        "épuisé",
                        "plus disponible",
                        "no (está )?disponible",
                        "agotado",
                        "sin (stock|existencias)",
                        "non (è )?(al momento )?disponibile",
                        "esaurito",
                        "indisponível",
                        "não disponível",
                        "esgotado",
                        "fora de estoque",
                        "sem estoque",
                        "niet (op voorraad|beschikbaar|leverbaar)",
                        "uitverkocht",
                        "niedostępn",
                        "brak w magazynie",
                        "wyprzedan",
                        "slutsåld",
                        "slut i lager",
                        "ej i lager",
                        "inte (tillgänglig|i lager)",
                        "udsolgt",
                        "utsolgt",
                        "ikke på lager",
                        "ei (ole )?varastossa",
                        "loppuunmyyty",
                        "stokta yok",
                        "tükendi",
                        "mevcut değil",
                        "在庫切れ",
                        "取り扱いできません",
                        "在庫なし",
                        "売り切れ",
                        "入荷時期は未定",
                        "缺货",
                        "无货",
                        "售罄",
                        "품절",
                        "غير متوفر",
                        "غير متاح",
                        "نفد",
                        "нет в наличии",
                        "немає в наявності",
                        "není skladem",
                        "vyprodáno",
                        "nincs készleten",
                        "stoc epuizat"));
        words.put(
                "PreOrder",
                any(
                        "pre-?order",
                        "not yet been released",
                        "will be released",
                        "vorbestell",
                        "noch nicht erschienen",
                        "précommande",
                        "à paraître",
                        "reserva",
                        "preordin",
                        "pré-venda",
                        "em pré",
                        "voorbestel",
                        "reserveer",
                        "przedsprzedaż",
                        "zamów przed premierą",
                        "förbeställ",
                        "förhandsboka",
                        "forudbestil",
                        "ön sipariş",
                        "予約",
                        "预售",
                        "предзаказ",
                        "předobjedn"));
        words.put(
                "LimitedAvailability",
                any(
                        "only \\d+ (left|available|remaining)",
                        "nur noch \\d+",
                        "plus que \\d+",
                        "s[oó]lo quedan? \\d+",
                        "(solo|disponibilità: solo) \\d+",
                        "残り\\d+",
                        "apenas \\d+",
                        "(só|somente) \\d+",
                        "(nog maar|slechts) \\d+",
                        "(pozostał[oay]?|zostało) (tylko )?\\d+",
                        "tylko \\d+",
                        "endast \\d+",
                        "(sadece|son) \\d+",
                        "库存仅剩",
                        "متبقي|تبقى \\d+ فقط"));
        words.put(
                "InStock",
                any(
                        "in stock",
                        "available",
                        "usually (ships|dispatched)",
                        "auf lager",
                        "vorrätig",
                        "lieferbar",
                        "verfügbar",
                        "versandfertig",
                        "en stock",
                        "disponib",
                        "expédié",
                        "disponível",
                        "em estoque",
                        "op voorraad",
                        "beschikbaar",
                        "leverbaar",
                        "dostępn",
                        "w magazynie",
                        "i lager",
                        "finns i",
                        "på lager",
                        "varastossa",
                        "stokta",
                        "mevcut",
                        "在庫あり",
                        "在庫が",
                        "通常",
                        "有货",
                        "现货",
                        "재고 있음",
                        "متوفر",
                        "متاح",
                        "в наличии",
                        "є в наявності",
                        "skladem",
                        "raktáron",
                        "készleten",
                        "în stoc"));
        return words;
    }

    private static Pattern any(String... words) {
        return Pattern.compile(String.join("|", words));
    }
}
