package dev.sluice.scraper.feed.users;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** The secret values of a RandomUser result, which must appear in no record and no log line. */
final class UserSecrets {

    private UserSecrets() {}

    static List<String> of(JsonNode result) {
        JsonNode login = result.path("login");
        return Stream.of(
                        login.path("salt"),
                        login.path("md5"),
                        login.path("sha1"),
                        login.path("sha256"),
                        result.path("id").path("value"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }
}
