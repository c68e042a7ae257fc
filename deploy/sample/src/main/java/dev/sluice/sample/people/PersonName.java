package dev.sluice.sample.people;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A name in its own script and in Latin letters.
 *
 * @param written in the script of its country
 * @param latin transliteration, for e-mail addresses
 */
record PersonName(String written, String latin) {

    /** Lower-case ASCII letters only, which every mail server accepts. */
    String ascii() {
        String bare = Normalizer.normalize(latin.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return bare.replace("ø", "o")
                .replace("æ", "ae")
                .replace("ß", "ss")
                .replace("ı", "i")
                .replace("đ", "dj")
                .replaceAll("[^a-z]", "");
    }
}
