package dev.sluice.scraper.politeness;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.sluice.scraper.fetch.WebPage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses a robots.txt for one crawler, and determines its lifetime. */
final class RobotsFile {

    /** RFC 9309 requires at least 500 KiB to be parsed; the rest is ignored. */
    static final long MAX_BYTES = 512_000;

    /** RFC 9309: a cached copy is not used for longer. */
    static final Duration MAX_LIFETIME = Duration.ofDays(1);

    /** Even a file that must not be cached is not downloaded before every page. */
    private static final Duration MIN_LIFETIME = Duration.ofMinutes(5);

    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,9})");
    private static final Pattern NO_CACHE = Pattern.compile("(?i)(?:^|[,\\s])no-(?:store|cache)(?:$|[,\\s])");

    private final String agent;

    /** Takes the product token that the User-Agent begins with. */
    RobotsFile(String userAgent) {
        agent = userAgent.replaceAll("[/ ].*", "").toLowerCase(Locale.ROOT);
    }

    SimpleRobotRules parse(URI robots, WebPage page) {
        try (InputStream body = page.body()) {
            return parse(robots, body.readAllBytes(), page.contentType());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SimpleRobotRules parse(URI robots, byte[] body, String contentType) {
        // Any Crawl-delay is accepted here and bounded by HostDelay. Warnings concern the file's owner and are off.
        return new SimpleRobotRulesParser(Long.MAX_VALUE, 0)
                .parseContent(robots.toString(), completeLines(body), contentType, List.of(agent));
    }

    static boolean allows(SimpleRobotRules rules, URI address) {
        return rules.isAllowed(address.toString());
    }

    /** The lifetime of a file by its Cache-Control, within bounds. */
    static Duration lifetime(WebPage page, Duration fallback) {
        String control = page.header("Cache-Control").orElse("");
        Matcher age = MAX_AGE.matcher(control);
        Duration lifetime = fallback;
        if (NO_CACHE.matcher(control).find()) {
            lifetime = MIN_LIFETIME;
        } else if (age.find()) {
            lifetime = Duration.ofSeconds(Long.parseLong(age.group(1)));
        }
        if (lifetime.compareTo(MIN_LIFETIME) < 0) {
            return MIN_LIFETIME.compareTo(fallback) < 0 ? MIN_LIFETIME : fallback;
        }
        return lifetime.compareTo(MAX_LIFETIME) > 0 ? MAX_LIFETIME : lifetime;
    }

    /** Drops the partial last line of a truncated file: half a rule may disallow or allow what the complete one did not. */
    private static byte[] completeLines(byte[] body) {
        int end = body.length;
        while (body.length >= MAX_BYTES && end > 0 && body[end - 1] != '\n' && body[end - 1] != '\r') {
            end--;
        }
        return end == body.length ? body : Arrays.copyOf(body, end);
    }
}
