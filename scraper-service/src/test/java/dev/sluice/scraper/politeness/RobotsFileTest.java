package dev.sluice.scraper.politeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.scraper.SharedData;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Parsing checked with Google's test cases and tables, and with files that broke other parsers. */
class RobotsFileTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Cases in which RFC 9309 and Google's matcher differ; the reasons are in RATIONALE.md. */
    private static final List<String> DIFFERENT = List.of(
            "Foo Bar http://foo.bar/x/y User-Agent: *\nDisallow: /\nUser-Agent: Foo Bar\nAllow: /x/\nDisallow: /\n",
            "FooBot http://foo.bar/foo/bar/ツ User-agent: FooBot\nDisallow: /\nAllow: /foo/bar/ツ\n",
            "FooBot http://foo.bar/foo/bar/ツ User-agent: FooBot\nDisallow: /\nAllow: /foo/bar/%E3%83%84\n",
            "FooBot http://foo.bar/foo/bar/baz User-agent: FooBot\nDisallow: /\nAllow: /foo/bar/%62%61%7A\n");

    @Test
    void allButFourOfGooglesCasesGiveItsResult() throws IOException {
        JsonNode cases = JSON.readTree(SharedData.at("robots/google/cases.json").toFile());

        List<String> different = StreamSupport.stream(cases.spliterator(), false)
                .filter(one -> allowed(
                                one.get("robotstxt").asText(),
                                one.get("user_agent").asText(),
                                one.get("url").asText())
                        != one.get("allowed").asBoolean())
                .map(one -> one.get("user_agent").asText() + " "
                        + one.get("url").asText() + " " + one.get("robotstxt").asText())
                .toList();

        assertThat(cases).hasSize(142);
        assertThat(different).containsExactlyElementsOf(DIFFERENT);
    }

    @Test
    void googlesTablesOfPathsAndPrecedenceHold() throws IOException {
        JsonNode tables = JSON.readTree(
                SharedData.at("robots/google/path_matching_spec.json").toFile());

        for (JsonNode row : tables.at("/test_path_matching/rows")) {
            String file = "user-agent: *\ndisallow: " + row.get(0).asText();
            assertThat(!allowed(file, "sluice", "http://foo.bar" + row.get(1).asText()))
                    .as(row.toString())
                    .isEqualTo(row.get(2).asBoolean());
        }
        for (JsonNode row : tables.at("/test_record_precedence/rows")) {
            assertThat(allowed(
                            "user-agent: *\n" + row.get(0).asText(),
                            "sluice",
                            row.get(1).asText()))
                    .as(row.toString())
                    .isEqualTo(row.get(2).asBoolean());
        }
    }

    @Test
    void agentsAreMatchedByTheWholeProductToken() throws IOException {
        JsonNode tables = JSON.readTree(
                SharedData.at("robots/google/path_matching_spec.json").toFile());
        String file = """
                user-agent: hedwig-news
                allow: /group1
                disallow: /

                user-agent: *
                allow: /group2
                disallow: /

                user-agent: hedwig
                allow: /group3
                disallow: /
                """;

        for (JsonNode row : tables.at("/test_user_agent_precedence/rows")) {
            String agent = row.get(1).asText();
            // An older table also matched the longest prefix of a name; RFC 9309 matches the whole name.
            String group = agent.equals("hedwig-news") ? "/group1" : "/group2";
            assertThat(allowed(file, agent, "http://foo.bar" + group)).as(agent).isTrue();
        }
        assertThat(allowed(file, "Hedwig", "http://foo.bar/group3")).isTrue();
    }

    @Test
    void filesThatBrokeOtherParsersAreParsed() throws IOException {
        Path folder = SharedData.at("robots/crawler-commons");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] body = Files.readAllBytes(file);
                for (String type : List.of("text/plain", "text/html", "", "application/xml; charset=x-none")) {
                    assertThatCode(() -> rules(body, "sluice", type))
                            .as(file.toString())
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    private static boolean allowed(String file, String agent, String url) {
        return new RobotsFile(agent)
                .parse(URI.create("http://foo.bar/robots.txt"), file.getBytes(StandardCharsets.UTF_8), "text/plain")
                .isAllowed(url);
    }

    private static void rules(byte[] body, String agent, String type) {
        RobotsFile.allows(
                new RobotsFile(agent).parse(URI.create("http://foo.bar/robots.txt"), body, type),
                URI.create("http://foo.bar/a%20b?c=d"));
    }
}
