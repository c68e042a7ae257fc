package dev.sluice.sample.people;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A name as it is written at home and as it can be read in Latin letters, which are the same for most.
 *
 * @param written in the script of its country
 * @param latin for e-mail addresses
 */
record Name(String written, String latin) {

    /** Only what every mail server takes: small letters without accents. */
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
