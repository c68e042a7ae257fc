package dev.sluice.scraper.markup;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Maps phrases of shops in many languages to schema.org's availability. */
public final class AvailabilityPhrases {

    /** In the order of precedence: a refusal beats a pre-order, which beats a promise. */
    private static final Map<String, Pattern> PHRASES = phrases();

    private AvailabilityPhrases() {}

    /** The short name that schema.org has for what a text says; empty if it holds no known phrase. */
    public static Optional<String> availability(String text) {
        String head = text.length() > 500 ? text.substring(0, 500) : text;
        String lower = head.toLowerCase(Locale.ROOT).replace('’', '\'');
        return PHRASES.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(lower).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<String, Pattern> phrases() {
        Map<String, Pattern> phrases = new LinkedHashMap<>();
        phrases.put(
                "BackOrder",
                any("temporarily out of stock", "back-?order", "vorübergehend nicht (auf lager|lieferbar)"));
        phrases.put(
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
        phrases.put(
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
        phrases.put(
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
        phrases.put(
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
        return phrases;
    }

    private static Pattern any(String... phrases) {
        return Pattern.compile(String.join("|", phrases));
    }
}
