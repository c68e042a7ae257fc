package dev.sluice.query.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.sluice.backends.BackendsResource;
import dev.sluice.query.FakeIngestService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports over HTTP: the same items as in pages, in both formats. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class ExportTest {

    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    @Inject
    FakeIngestService ingest;

    @Test
    void anExportStartsAtTheCursorAndEndsAtTheLimit() {
        String list = "/v1/users?country=Country" + UUID.randomUUID();
        IntStream.range(0, 1203)
                .forEach(i -> ingest.storeUser(
                        UUID.randomUUID().toString(), Map.of("country", list.substring(list.indexOf('=') + 1))));

        List<String> all = lines(list, NDJSON);

        assertThat(all).hasSize(1203).doesNotHaveDuplicates();
        assertThat(lines(list, CSV)).hasSize(1204);
        assertThat(lines(list + "&limit=701", NDJSON)).isEqualTo(all.subList(0, 701));
        String next = given().get(list + "&limit=300").jsonPath().getString("next");
        assertThat(lines(list + "&cursor=" + next, NDJSON)).isEqualTo(all.subList(300, 1203));
        assertThat(lines(list + "&limit=2&cursor=" + next, NDJSON)).isEqualTo(all.subList(300, 302));
    }

    @Test
    void csvCanBeReadBackWithEveryField() throws IOException {
        String country = "Country" + UUID.randomUUID();
        ingest.storeUser(
                "id-" + country,
                Map.of(
                        "country",
                        country,
                        "city",
                        "a \"b\", c\nd",
                        "phone",
                        "+47 1",
                        "age",
                        37,
                        "latitude",
                        -67.25,
                        "warnings",
                        List.of("x: y")));

        Map<String, String> row = read("/v1/users?country=" + country).get(0);

        assertThat(row)
                .containsEntry("userId", "id-" + country)
                .containsEntry("city", "a \"b\", c\nd")
                .containsEntry("phone", "'+47 1")
                .containsEntry("age", "37")
                .containsEntry("latitude", "-67.25")
                .containsEntry("collectedAt", "2026-11-20T12:00:00.125Z")
                .containsEntry("warnings", "[\"x: y\"]")
                .containsEntry("firstName", "");
        assertThat(row.keySet())
                .isEqualTo(given().get("/v1/users?country=" + country)
                        .jsonPath()
                        .getMap("items[0]")
                        .keySet());
    }

    @Test
    void headersNameTheTypeAndTheFile() {
        given().accept(CSV).head("/v1/users?limit=1").then().statusCode(200).contentType(startsWith(CSV));
        given().accept(CSV)
                .get("/v1/users?limit=1")
                .then()
                .contentType(equalTo("text/csv;charset=UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"users.csv\"")
                .header("Vary", "Accept, Accept-Encoding");
        given().accept(NDJSON)
                .get("/v1/rejected?limit=1")
                .then()
                .contentType(equalTo("application/x-ndjson;charset=UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"rejected.ndjson\"");
    }

    @Test
    void gzipIsUsedOnlyWhenAccepted() {
        given().accept(CSV)
                .header("Accept-Encoding", "gzip")
                .get("/v1/users?limit=1")
                .then()
                .header("Content-Encoding", "gzip")
                .body(startsWith("userId,collectedAt,"));
        given().config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .accept(CSV)
                .header("Accept-Encoding", "identity")
                .get("/v1/users?limit=1")
                .then()
                .header("Content-Encoding", equalTo(null))
                .body(startsWith("userId,collectedAt,"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*|application/json",
                "text/html,application/xhtml+xml,*/*;q=0.8|application/json",
                "application/json, text/csv;q=0.5|application/json",
                "text/csv, application/json;q=0.5|text/csv",
                "application/x-ndjson|application/x-ndjson"
            })
    void theFormatIsTheClientsPreferenceAndJsonByDefault(String accept, String form) {
        given().header("Accept", accept)
                .get("/v1/users?limit=1")
                .then()
                .statusCode(200)
                .contentType(startsWith(form));
    }

    @ParameterizedTest
    @ValueSource(strings = {CSV, NDJSON})
    void invalidParametersAreAProblemBeforeTheFirstByte(String accept) {
        given().accept(accept)
                .get("/v1/users?limit=0&cursor=x&registeredFrom=yesterday")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .header("Content-Disposition", equalTo(null))
                .body("violations.field", containsInAnyOrder("limit", "cursor", "registeredFrom"));
        given().accept(accept).get("/v1/player-sessions").then().statusCode(400);
        given().accept(accept).get("/v1/rejected?feed=flowers").then().statusCode(400);
        given().accept(accept).get("/v1/products?limit=-1").then().statusCode(400);
        given().accept(accept).get("/v1/solar-flares?minClass=Z").then().statusCode(400);
        given().accept(accept)
                .get("/v1/solar-notifications?cursor=MS91c2Vycy8x")
                .then()
                .statusCode(400);
        given().accept(accept)
                .get("/v1/products/shop.example~nothing/observations")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void anUnsupportedFormatIsNotAcceptable() {
        given().accept("image/png").get("/v1/users?limit=1").then().statusCode(406);
    }

    private List<Map<String, String>> read(String list) throws IOException {
        String csv = given().accept(CSV).get(list).asString();
        try (MappingIterator<Map<String, String>> found = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv)) {
            return found.readAll();
        }
    }

    private static List<String> lines(String list, String accept) {
        return given().accept(accept)
                .get(list)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }
}
