package dev.sluice.query.feed.playersessions;

import dev.sluice.query.http.Parameters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses the country parameter. */
final class CountryCode {

    private static final Pattern FORM = Pattern.compile("[A-Za-z]{2}");

    private CountryCode() {}

    /** In upper case, as in the tables; empty when absent. */
    static Optional<String> of(Parameters given, String country) {
        return given.form("country", country, FORM, "an ISO 3166-1 alpha-2 code such as FI")
                .map(code -> code.toUpperCase(Locale.ROOT));
    }
}
