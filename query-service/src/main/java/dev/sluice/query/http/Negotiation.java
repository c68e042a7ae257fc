package dev.sluice.query.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the headers by which a caller says what it understands and what it has already. */
final class Negotiation {

    /** One coding or type with its weight. */
    private static final Pattern ZERO = Pattern.compile("\\s*;\\s*q\\s*=\\s*0(?:\\.0{0,3})?\\s*");

    /** Entity tags as RFC 9110 has them, a weak mark before them or not. */
    private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");

    private Negotiation() {}

    /** Whether JSON is what this header asks for, so that nothing else needs to be looked at. */
    static boolean wantsJson(String accept) {
        if (accept == null || accept.equals("*/*") || accept.equals("application/json")) {
            return true;
        }
        String types = accept.toLowerCase(Locale.ROOT);
        boolean offered = types.contains("application/json") || types.contains("*/*");
        return offered
                && !types.contains("csv")
                && !types.contains("ndjson")
                && !types.contains("event-stream")
                && !types.contains("q=0,")
                && !types.endsWith("q=0");
    }

    static boolean takesGzip(String accepted) {
        if (accepted == null) {
            return false;
        }
        if (accepted.equals("gzip")) {
            return true;
        }
        boolean any = false;
        for (String coding : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            int weight = coding.indexOf(';');
            String name = (weight < 0 ? coding : coding.substring(0, weight)).strip();
            boolean refused =
                    weight >= 0 && ZERO.matcher(coding.substring(weight)).matches();
            if (name.equals("gzip") || name.equals("x-gzip")) {
                return !refused;
            }
            any |= name.equals("*") && !refused;
        }
        return any;
    }

    /** Whether a list of tags, or {@code *}, names this one; compared weakly, as RFC 9110 has it for reads. */
    static boolean matches(String tags, CharSequence tag) {
        if (tags.strip().equals("*")) {
            return true;
        }
        Matcher each = TAG.matcher(tags);
        while (each.find()) {
            if (each.group(1).contentEquals(tag)) {
                return true;
            }
        }
        return false;
    }
}
