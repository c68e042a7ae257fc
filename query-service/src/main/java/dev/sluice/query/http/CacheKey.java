package dev.sluice.query.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Canonical form of a request's path and parameters, under which its response is cached: decoded path, parameters
 * sorted by name. Ambiguous requests have none.
 */
final class CacheKey {

    private static final int MAX_LENGTH = 2000;
    private static final String ROOT = "/v1/";

    private CacheKey() {}

    /** Returns the key, or empty if the response must not be cached. */
    static Optional<String> of(HttpServerRequest request) {
        return of(request.path(), request.query());
    }

    static Optional<String> of(String path, String query) {
        if (path == null || !path.startsWith(ROOT) || isAmbiguous(path) || path.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String plain = path.indexOf('%') < 0 ? path : decode(path);
        if (query == null) {
            return Optional.of(plain);
        }
        return query.length() > MAX_LENGTH ? Optional.empty() : Optional.of(plain + '?' + sorted(query));
    }

    private static boolean isAmbiguous(String path) {
        return path.indexOf(';') >= 0
                || path.indexOf('?') >= 0
                || path.contains("//")
                || path.contains("/.")
                || (path.indexOf('%') >= 0 && hidesSeparator(path.toUpperCase(Locale.ROOT)));
    }

    /** Finds a slash, a question mark, a percent sign or a control character that appears only after decoding. */
    private static boolean hidesSeparator(String path) {
        return path.contains("%2F")
                || path.contains("%3F")
                || path.contains("%25")
                || path.contains("%0")
                || path.contains("%1")
                || path.contains("%2E")
                || !path.matches("(?:[^%]|%[0-9A-F]{2})*");
    }

    private static String decode(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Repeated parameters keep their order: the first one counts. */
    private static String sorted(String query) {
        if (query.indexOf('&') < 0) {
            return query;
        }
        return Arrays.stream(query.split("&", -1))
                .sorted(Comparator.comparing(CacheKey::name))
                .collect(Collectors.joining("&"));
    }

    private static String name(String parameter) {
        int end = parameter.indexOf('=');
        return end < 0 ? parameter : parameter.substring(0, end);
    }
}
