package dev.sluice.scraper.fetch;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
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

/** Reads a robots.txt for one crawler: its rules, and how long they are good for. */
final class RobotsFile {

    /** RFC 9309 wants at least 500 KiB to be read; the rest is left. */
    static final long LIMIT = 512_000;

    /** RFC 9309: a copy is not used for longer. */
    static final Duration LONGEST = Duration.ofDays(1);

    /** A host that forbids to keep it still does not want it fetched before every page. */
    private static final Duration SHORTEST = Duration.ofMinutes(5);

    private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,9})");
    private static final Pattern NOT_KEPT = Pattern.compile("(?i)(?:^|[,\\s])no-(?:store|cache)(?:$|[,\\s])");

    private final String agent;

    /** For the product token that the User-Agent begins with. */
    RobotsFile(String userAgent) {
        agent = userAgent.replaceAll("[/ ].*", "").toLowerCase(Locale.ROOT);
    }

    SimpleRobotRules read(URI robots, Page page) {
        try (InputStream body = page.body()) {
            return read(robots, body.readAllBytes(), page.contentType());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SimpleRobotRules read(URI robots, byte[] body, String contentType) {
        // No delay is too long to be read here; the pace bounds it. Warnings are for the file's owner, not for our log.
        return new SimpleRobotRulesParser(Long.MAX_VALUE, 0)
                .parseContent(robots.toString(), whole(body), contentType, List.of(agent));
    }

    static boolean allows(SimpleRobotRules rules, URI address) {
        return rules.isAllowed(address.toString());
    }

    /** As its Cache-Control says, within bounds. */
    static Duration lifetime(Page page, Duration usual) {
        String control = page.header("Cache-Control").orElse("");
        Matcher age = MAX_AGE.matcher(control);
        Duration said = usual;
        if (NOT_KEPT.matcher(control).find()) {
            said = SHORTEST;
        } else if (age.find()) {
            said = Duration.ofSeconds(Long.parseLong(age.group(1)));
        }
        if (said.compareTo(SHORTEST) < 0) {
            return SHORTEST.compareTo(usual) < 0 ? SHORTEST : usual;
        }
        return said.compareTo(LONGEST) > 0 ? LONGEST : said;
    }

    /** A file that was cut ends in half a rule, which may forbid or allow what the whole one did not. */
    private static byte[] whole(byte[] body) {
        int end = body.length;
        while (body.length >= LIMIT && end > 0 && body[end - 1] != '\n' && body[end - 1] != '\r') {
            end--;
        }
        return end == body.length ? body : Arrays.copyOf(body, end);
    }
}
