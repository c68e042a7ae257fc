package dev.sluice.query.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells from {@code Accept-Encoding} whether a client takes gzip. */
final class Gzip {

    private static final Pattern NEVER = Pattern.compile(";\\s*q=0(\\.0*)?\\s*$");

    private Gzip() {}

    /** Named, or meant by {@code *}, and not with a weight of nothing. */
    static boolean isTaken(List<String> accepted) {
        List<String> codings = accepted.stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .toList();
        return codings.stream()
                .filter(coding -> name(coding).equals("gzip"))
                .findFirst()
                .or(() -> codings.stream()
                        .filter(coding -> name(coding).equals("*"))
                        .findFirst())
                .filter(coding -> !NEVER.matcher(coding).find())
                .isPresent();
    }

    private static String name(String coding) {
        return coding.split(";", -1)[0].strip();
    }
}
