package dev.sluice.scraper.money;

import java.util.regex.Pattern;

/** Words around an amount that change its meaning, in the languages of the larger shops. */
final class PricePhrases {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern FREE = Pattern.compile(
            "(?:free|for free|gratis|kostenlos|gratuit|gratuite|gratuito|grátis|darmowe|darmowy|za darmo|zdarma|"
                    + "ilmainen|ücretsiz|бесплатно|безкоштовно|ingyenes|ingyen|gratuïtament|무료|無料|免费|免費|مجاني|مجانا|رایگان)[.! ]*",
            FLAGS);

    /** Amounts such as 15k or 5万, in multiples that differ too much between languages to be parsed. */
    private static final Pattern MULTIPLE = Pattern.compile(
            "\\d ?(?:[万萬億亿千만억천]|(?:lakhs?|crores?|lac|тыс|млн|million|mio|juta|jt|ribu|rb|triệu|tr|tỷ|mln|mn|milyon|bin)"
                    + "(?!\\p{L})|k(?!\\p{L}))",
            FLAGS);

    private static final Pattern SAVING = Pattern.compile(
            "(?<!\\p{L})(?:save|saving|savings|spare|sparen|ersparnis|rabatt|ahorr\\p{L}*|risparmi\\p{L}*|économi\\p{L}*|"
                    + "oszczędz\\p{L}*|off|discount|remise|sconto|descuento|desconto|korting|скидка|coupon|cashback)[ :$]*$",
            FLAGS);

    private static final Pattern LOWEST = Pattern.compile(
            "(?<!\\p{L})(?:from|starting(?: at)?|as low as|ab|da|a partire da|dès|à partir de|a partir de|desde|od|от|від|från|"
                    + "fra|vanaf|alkaen|de la|από|mulai|từ|začínající|już od|从|起)[ :]*$",
            FLAGS);

    private static final Pattern FORMER = Pattern.compile(
            "(?<!\\p{L})(?:was|before|rrp|msrp|srp|list price|uvp|statt|bisher|vorher|prix conseillé|au lieu de|avant|antes|"
                    + "pvpr|prima|før|førpris|tidigare|ord\\.? ?pris|adviesprijs|před slevou|dříve|pôvodná|stara cena|"
                    + "старая цена|przed|eredeti ár|定価|参考価格|old price|up to|bis zu|jusqu'à|hasta|fino a)[ .:]*$",
            FLAGS);

    private static final Pattern PART = Pattern.compile(
            "^ ?(?:(?:/|per|pro|je|par|por|al|az|за)(?! ?(?:ea|each|pc|pcs|piece|stk|stück|st|unit|item|szt|ks|шт|個|点)(?!\\p{L})) ?"
                    + "\\d* ?\\p{L}|& (?:under|up)|with |mit |avec |con |mtl|monthly|a month)",
            FLAGS);

    private PricePhrases() {}

    static boolean free(String text) {
        return FREE.matcher(text).matches();
    }

    static boolean multiple(String text) {
        return MULTIPLE.matcher(text).find();
    }

    /** Whether the words before an amount make it a saving instead of a price. */
    static boolean saving(String before) {
        return SAVING.matcher(before).find();
    }

    /** Why an amount between these words may not be the price; null if nothing indicates that. */
    static String warning(String before, String after) {
        if (LOWEST.matcher(before).find()) {
            return "the lowest of several";
        }
        if (FORMER.matcher(before).find()) {
            return "perhaps a former price";
        }
        return PART.matcher(after).find() ? "perhaps a part or a condition" : null;
    }
}
