package dev.sluice.query.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the headers for content negotiation and conditional requests. */
public final class Negotiation {

    /** Quality of zero. */
    private static final Pattern ZERO = Pattern.compile("\\s*;\\s*q\\s*=\\s*0(?:\\.0{0,3})?\\s*");

    /** Entity tag of RFC 9110, weak or strong. */
    private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");

    private Negotiation() {}

    /** Whether the header clearly asks for JSON, so that no other format needs to be considered. */
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

    /** Whether gzip is accepted, named or by a wildcard, with a quality above zero. */
    public static boolean acceptsGzip(String accepted) {
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

    /** Whether a list of tags, or {@code *}, contains this tag; weak comparison, as RFC 9110 requires for GET. */
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
