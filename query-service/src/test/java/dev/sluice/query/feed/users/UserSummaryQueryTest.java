package dev.sluice.query.feed.users;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sluice.backends.BackendsResource;
import dev.sluice.query.FakeIngestService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Users by country and age band over HTTP. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class UserSummaryQueryTest {

    @Inject
    FakeIngestService ingest;

    @Test
    void shardsAreAddedUpAndEmptyOnesLeftOut() {
        count("Summerland", "25-34", 0, 2);
        count("Summerland", "25-34", 15, 3);
        count("Summerland", "65+", 1, 1);
        count("Summerland", "0-17", 1, 0);
        count("Emptyland", "25-34", 1, 0);
        count("Hugeland", "unknown", 1, 1_000_000);

        JsonPath one = given().get("/v1/users/summary?country=summerland")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        JsonPath all = given().get("/v1/users/summary")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(one.getList("items.country", String.class)).containsExactly("Summerland");
        assertThat(one.getInt("users")).isEqualTo(6);
        assertThat(one.getList("items[0].bands", Map.class))
                .containsExactly(Map.of("band", "25-34", "users", 5), Map.of("band", "65+", "users", 1));
        assertThat(all.getList("items.country", String.class))
                .containsSubsequence("Hugeland", "Summerland")
                .doesNotContain("Emptyland");
    }

    @Test
    void aCountryWithoutUsersIsNone() {
        given().get("/v1/users/summary?country=Nowhere")
                .then()
                .statusCode(200)
                .body("users", equalTo(0))
                .body("items", equalTo(List.of()));
        given().urlEncodingEnabled(false)
                .get("/v1/users/summary?country=%00")
                .then()
                .statusCode(400);
    }

    private void count(String country, String band, int shard, long users) {
        ingest.storeRow("user_count_by_band", Map.of("band", band, "country", country, "shard", shard, "users", users));
    }
}
