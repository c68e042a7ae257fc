package dev.sluice.scraper.feed.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.scraper.Contract;
import dev.sluice.scraper.SharedData;
import dev.sluice.scraper.fetch.WebPages;
import dev.sluice.scraper.publish.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mapping of the API's users to events: old formats, bad values, no secrets. */
class UserMappingTest {

    private static final Instant THEN = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void aUserBecomesTheGoldenEvent() throws IOException {
        User user = users("one.json").get(0);

        assertThat(new ObjectMapper().readTree(EventJson.bytes(user)))
                .isEqualTo(new ObjectMapper().readTree(Contract.read("users", "event.json")));
    }

    @Test
    void missingFieldsStayMissing() {
        User user = users("odd.json").get(0);

        assertThat(new String(EventJson.bytes(user), StandardCharsets.UTF_8))
                .isEqualTo("{\"collectedAt\":\"2026-11-20T12:00:00.000Z\",\"firstName\":\"Nobody\"}");
        assertThat(user.event("run").key()).startsWith("none/").hasSize(21);
        assertThat(user.event("run").id())
                .isEqualTo(user.event("run").key() + user.event("run").key().substring(4));
    }

    @Test
    void anOldFormatIsMapped() {
        User user = users("odd.json").get(1);

        assertThat(user.address()).isEqualTo("1 old street, هرسین, iran");
        assertThat(user.postcode()).isEqualTo("64228");
        assertThat(user.userId()).isEqualTo("c0ec27f9-abb5-495b-98c9-77b8e60b50d0");
        assertThat(user.nationality()).isEqualTo("IR");
        assertThat(user.registrationDate()).isEqualTo("2014-08-26T21:39:22Z");
        assertThat(user.warnings()).isNull();
    }

    @Test
    void aBadValueIsNullAndNamedWithoutPersonalData() {
        User user = users("odd.json").get(2);

        assertThat(user.latitude()).isNull();
        assertThat(user.longitude()).isNull();
        assertThat(user.dateOfBirth()).isNull();
        assertThat(user.age()).isNull();
        assertThat(user.warnings())
                .containsExactly(
                        "firstName: cut to 200 characters",
                        "latitude: not a number: north",
                        "longitude: not a number: NaN",
                        "dateOfBirth: not a time",
                        "nationality: not two letters");
    }

    @Test
    void dataCollectedTwiceIsOneEvent() {
        User once = users("one.json").get(0);
        User again = RandomUserClient.users(WebPages.of(read("one.json"), THEN.plusSeconds(3600)))
                .get(0);

        assertThat(again.event("b").id()).isEqualTo(once.event("a").id());
        assertThat(again.event("b").time()).isGreaterThan(once.event("a").time());
    }

    @Test
    void twoHundredRealUsersFitTheSchemaAndKeepNoSecret() throws IOException {
        byte[] source = Files.readAllBytes(SharedData.at("randomuser/us-200.json"));

        List<User> users = RandomUserClient.users(WebPages.of(source, THEN));

        assertThat(users).hasSize(200);
        for (User user : users) {
            assertThat(Contract.violations("users", EventJson.bytes(user))).isEmpty();
        }
        String all = new String(EventJson.bytes(users), StandardCharsets.UTF_8);
        for (JsonNode result : new ObjectMapper().readTree(source).get("results")) {
            assertThat(UserSecrets.of(result)).isNotEmpty().noneMatch(all::contains);
        }
        assertThat(all).doesNotContain("password");
    }

    private static List<User> users(String resource) {
        return RandomUserClient.users(
                WebPages.of(read(resource), THEN.plusMillis(resource.equals("one.json") ? 125 : 0)));
    }

    private static byte[] read(String resource) {
        try (InputStream in = UserMappingTest.class.getResourceAsStream("/randomuser/" + resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
