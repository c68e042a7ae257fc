package dev.sluice.sample.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.sample.SampleClient;
import dev.sluice.sample.SampleSources;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample RandomUser API over HTTP: deterministic, complete, and as faulty as the real one. */
class RandomUserApiTest {

    private static SampleSources sources;
    private static SampleClient client;

    @BeforeAll
    static void start() {
        sources = SampleSources.start(0, 7, Clock.systemUTC());
        client = new SampleClient(sources.address());
    }

    @AfterAll
    static void stop() {
        sources.close();
    }

    @Test
    void theSameSeedAndPageGiveTheSameBytesOnAnyServer() throws IOException {
        String path = "/api/?results=50&seed=abc&page=3";

        try (SampleSources other = SampleSources.start(0, 8, Clock.systemUTC())) {
            var answer = client.get(path);

            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
            assertThat(answer.body())
                    .isEqualTo(client.get(path.replace("/api/", "/api/1.4/")).body())
                    .isEqualTo(new SampleClient(other.address()).get(path).body());
        }
    }

    @Test
    void aResponseHasTheShapeOfTheRealOne() {
        JsonNode answer = client.json("/api/?results=2&seed=abc&nat=no&gender=female");

        JsonNode user = answer.get("results").get(0);
        assertThat(answer.get("info").toString())
                .isEqualTo("{\"seed\":\"abc\",\"results\":2,\"page\":1,\"version\":\"1.4\"}");
        assertThat(user.fieldNames())
                .toIterable()
                .containsExactly(
                        "gender",
                        "name",
                        "location",
                        "email",
                        "login",
                        "dob",
                        "registered",
                        "phone",
                        "cell",
                        "id",
                        "picture",
                        "nat");
        assertThat(user.at("/gender").textValue()).isEqualTo("female");
        assertThat(user.at("/nat").textValue()).isEqualTo("NO");
        assertThat(user.at("/id/name").textValue()).isEqualTo("FN");
        assertThat(user.at("/location/postcode").textValue()).matches("0\\d{3}");
        assertThat(user.at("/dob/date").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(user.at("/login/sha256").textValue()).matches("[0-9a-f]{64}");
        assertThat(user.at("/location/coordinates/latitude").textValue()).matches("-?\\d+\\.\\d{4}");
    }

    @Test
    void allNationalitiesComeWithBothKindsOfPostcodeAndTheirScripts() {
        List<JsonNode> users = users("/api/?results=2000&seed=abc");

        assertThat(users.stream().map(user -> user.get("nat").textValue()).distinct())
                .hasSize(21);
        assertThat(natsWith(users, "string")).isEqualTo(Set.of("NO", "NL", "GB", "CA"));
        assertThat(natsWith(users, "number")).hasSize(17).doesNotContain("NO", "NL", "GB", "CA");
        assertThat(users.stream().filter(user -> user.at("/id/value").isNull()).map(user -> user.get("nat")
                        .textValue()))
                .containsOnly("TR", "NZ", "IR", "UA");
        assertThat(client.json("/api/?results=9&seed=abc&nat=ir").get("results"))
                .allSatisfy(user -> {
                    assertThat(user.at("/name/last").textValue()).matches("[\\u0600-\\u06FF\\u200c ]+");
                    assertThat(user.at("/location/street/name").textValue()).matches("[\\u0600-\\u06FF\\u200c ]+");
                    assertThat(user.at("/email").textValue()).matches("[a-z]+\\.[a-z]+@example\\.com");
                });
    }

    @Test
    void everyPageHasDifferentUsers() {
        List<JsonNode> users = new ArrayList<>();
        for (int page = 1; page <= 10; page++) {
            users.addAll(users("/api/?results=500&seed=abc&page=" + page));
        }

        List<String> ids = users.stream()
                .map(user -> user.at("/login/uuid").textValue())
                .filter(Objects::nonNull)
                .toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f-]{14}4[0-9a-f-]{21}"));
        assertThat(ids).hasSizeBetween(4975, 4999);
    }

    @Test
    void aFewUsersAreFaultyAndStaySo() {
        List<JsonNode> users = users("/api/?results=5000&seed=odd");

        assertThat(users.stream().filter(user -> !user.has("email"))).hasSizeBetween(1, 20);
        assertThat(users.stream().filter(user -> !user.at("/login").has("uuid")))
                .hasSizeBetween(1, 20);
        assertThat(users.stream().filter(user -> user.at("/location/postcode").isNull()))
                .hasSizeBetween(1, 20);
        assertThat(users.stream().filter(user -> user.at("/location/coordinates/latitude")
                        .textValue()
                        .isEmpty()))
                .hasSizeBetween(1, 20);
        assertThat(users.stream()
                        .filter(user -> user.at("/location/city").textValue().isBlank()))
                .hasSizeBetween(1, 20);
        assertThat(users).isEqualTo(users("/api/?results=5000&seed=odd"));
    }

    @Test
    void withoutASeedEveryResponseIsNewAndNamesItsSeed() {
        JsonNode first = client.json("/api/?results=3");
        JsonNode second = client.json("/api");

        String seed = first.at("/info/seed").textValue();
        assertThat(seed)
                .matches("[0-9a-f]{16}")
                .isNotEqualTo(second.at("/info/seed").textValue());
        assertThat(second.get("results")).hasSize(1);
        assertThat(client.json("/api/?results=3&seed=" + seed)).isEqualTo(first);
    }

    @Test
    void anInvalidParameterIsAnsweredWithAnError() throws IOException {
        for (String query : List.of("results=5001", "results=0", "results=many", "page=0", "nat=xx", "gender=x")) {
            var answer = client.get("/api/?" + query);

            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.body()).startsWith("{\"error\":\"");
        }
        assertThat(client.get("/api/0.1/").statusCode()).isEqualTo(404);
    }

    private static List<JsonNode> users(String path) {
        return StreamSupport.stream(client.json(path).get("results").spliterator(), false)
                .toList();
    }

    private static Set<String> natsWith(List<JsonNode> users, String kindOfPostcode) {
        return users.stream()
                .filter(user ->
                        user.at("/location/postcode").getNodeType().name().equalsIgnoreCase(kindOfPostcode))
                .map(user -> user.get("nat").textValue())
                .collect(Collectors.toSet());
    }
}
