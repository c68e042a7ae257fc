package dev.sluice.query.feed.users;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.backends.BackendsResource;
import dev.sluice.query.FakeIngestService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Users over HTTP: single ones, filtered lists, paging. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class UserQueryTest {

    @Inject
    FakeIngestService ingest;

    @Test
    void aUserIsAnsweredWithAllFieldsAndNullForWhatTheSourceDidNotGive() {
        String id = UUID.randomUUID().toString();
        ingest.storeUser(
                id, Map.of("registration_date", "2015-07-09T21:30:05.000Z", "age", 37, "warnings", List.of("x: y")));

        ValidatableResponse answer = given().get("/v1/users/" + id).then();

        answer.statusCode(200)
                .body("userId", equalTo(id))
                .body("registrationDate", equalTo("2015-07-09T21:30:05.000Z"))
                .body("age", equalTo(37))
                .body("city", nullValue())
                .body("latitude", nullValue())
                .body("warnings[0]", equalTo("x: y"))
                .body("$", hasKey("city"));
    }

    @Test
    void anUnknownUserIsAProblem404() {
        ValidatableResponse answer =
                given().get("/v1/users/" + UUID.randomUUID()).then();

        answer.statusCode(404).contentType("application/problem+json").body("status", equalTo(404));
    }

    @Test
    void filtersHoldEachAndTogether() {
        String land = "Land" + UUID.randomUUID();
        user("a-" + land, land, "NO", "female", "2015-01-01T00:00:00Z");
        user("b-" + land, land, "NO", "male", "2016-01-01T00:00:00Z");
        user("c-" + land, land, "DE", "female", "2017-01-01T00:00:00Z");

        assertThat(ids("country", land)).hasSize(3);
        assertThat(ids("country", land.toUpperCase(Locale.ROOT))).hasSize(3);
        assertThat(ids("country", land, "nationality", "no")).containsExactlyInAnyOrder("a-" + land, "b-" + land);
        assertThat(ids("country", land, "gender", "Female")).containsExactlyInAnyOrder("a-" + land, "c-" + land);
        assertThat(ids("country", land, "gender", "female", "nationality", "NO"))
                .containsExactly("a-" + land);
        assertThat(ids("country", land, "registeredFrom", "2016-01-01T00:00:00Z"))
                .containsExactlyInAnyOrder("b-" + land, "c-" + land);
        assertThat(ids("country", land, "registeredTo", "2016-01-01T00:00:00Z")).containsExactly("a-" + land);
        assertThat(ids(
                        "country",
                        land,
                        "nationality",
                        "NO",
                        "gender",
                        "male",
                        "registeredFrom",
                        "2015-06-01T00:00:00Z",
                        "registeredTo",
                        "2016-06-01T01:00:00%2B01:00"))
                .containsExactly("b-" + land);
    }

    @Test
    void pagesHoldEveryUserOnceWhileOthersArrive() {
        String land = "Land" + UUID.randomUUID();
        List<String> first = IntStream.range(0, 25)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
        first.forEach(id -> user(id, land, "NO", "female", "2015-01-01T00:00:00Z"));

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var page = given().queryParams(
                            cursor == null
                                    ? Map.of("country", land, "limit", 4)
                                    : Map.of("country", land, "limit", 4, "cursor", cursor))
                    .get("/v1/users")
                    .jsonPath();
            seen.addAll(page.getList("items.userId", String.class));
            cursor = page.getString("next");
            user(UUID.randomUUID().toString(), land, "NO", "female", "2015-01-01T00:00:00Z");
        } while (cursor != null);

        assertThat(seen).doesNotHaveDuplicates().containsAll(first);
    }

    @Test
    void everyBadParameterIsNamedInOne400() {
        ValidatableResponse answer = given().urlEncodingEnabled(false)
                .get(
                        "/v1/users?limit=501&cursor=x&country=%20&registeredFrom=2016-01-01T00:00:00Z&registeredTo=yesterday")
                .then();

        answer.statusCode(400).contentType("application/problem+json");
        assertThat(answer.extract().jsonPath().getList("violations.field", String.class))
                .containsExactlyInAnyOrder("country", "registeredTo", "limit", "cursor");
        assertThat(answer.extract().jsonPath().getList("violations.rejectedValue", String.class))
                .contains("501", "x", " ", "yesterday");
    }

    private void user(String id, String country, String nationality, String gender, String registered) {
        ingest.storeUser(
                id,
                Map.of(
                        "country",
                        country,
                        "nationality",
                        nationality,
                        "gender",
                        gender,
                        "registration_date",
                        registered));
    }

    private static List<String> ids(String... parameters) {
        StringBuilder query = new StringBuilder("/v1/users?limit=500");
        for (int i = 0; i < parameters.length; i += 2) {
            query.append('&').append(parameters[i]).append('=').append(parameters[i + 1]);
        }
        return given().urlEncodingEnabled(false)
                .get(query.toString())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.userId", String.class);
    }
}
