package dev.sluice.sample.people;

import dev.sluice.sample.random.SeededRandom;
import dev.sluice.sample.random.WordList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One of the 21 nationalities of the API, with its words and number patterns (see {@link SeededRandom#fill}).
 *
 * @param postcodeIsText whether postcodes are JSON strings, because they have letters or leading zeros
 * @param idName of the national id number, empty where the API has none
 * @param idPattern of the national number
 */
record Nationality(
        String code,
        String country,
        Genders<PersonName> firstNames,
        Genders<String> titles,
        List<PersonName> lastNames,
        List<String> cities,
        List<String> states,
        List<String> streets,
        String postcodePattern,
        boolean postcodeIsText,
        String phonePattern,
        String cellPattern,
        String idName,
        String idPattern) {

    private static final List<String> CODES = List.of(
            "AU", "BR", "CA", "CH", "DE", "DK", "ES", "FI", "FR", "GB", "IE", "IN", "IR", "MX", "NL", "NO", "NZ", "RS",
            "TR", "UA", "US");

    /** Words that differ by gender. */
    record Genders<T>(List<T> male, List<T> female) {

        List<T> of(String gender) {
            return gender.equals("male") ? male : female;
        }
    }

    /**
     * Reads all nationalities from the packaged files.
     *
     * @return by code, in the order of the codes
     */
    static Map<String, Nationality> all() {
        Map<String, Nationality> all = new LinkedHashMap<>();
        CODES.forEach(code -> all.put(code, read(code)));
        return all;
    }

    private static Nationality read(String code) {
        WordList words = WordList.at("/sample/people/" + code + ".properties");
        return new Nationality(
                code,
                words.word("country", null),
                new Genders<>(names(words, "male"), names(words, "female")),
                new Genders<>(words.words("title.male", "Mr"), words.words("title.female", "Miss,Ms,Mrs")),
                names(words, "last"),
                words.words("city"),
                words.words("state"),
                words.words("street"),
                words.word("postcode", null),
                Boolean.parseBoolean(words.word("postcode.text", "false")),
                words.word("phone", null),
                words.word("cell", null),
                words.word("id.name", ""),
                words.word("id.value", ""));
    }

    private static List<PersonName> names(WordList words, String key) {
        return words.words(key).stream()
                .map(word -> Arrays.asList(word.split(":", -1)))
                .map(parts -> new PersonName(parts.get(0), parts.get(parts.size() - 1)))
                .toList();
    }
}
