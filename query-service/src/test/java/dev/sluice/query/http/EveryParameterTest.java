package dev.sluice.query.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.backends.BackendsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import org.junit.jupiter.api.Test;

/**
 * Hostile and random values for every parameter of every path in the OpenAPI document yield no 5xx and expose no
 * internals.
 */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class EveryParameterTest {

    private static final int RANDOM_VALUES = 12;

    private static final List<String> HOSTILE = List.of(
            "",
            "%00",
            "%zz",
            "%c3%28",
            "%ed%a0%80",
            "%F0%9F%92%A9",
            "%E2%80%AE",
            "../../etc/passwd",
            "..%2f..%2f",
            "%27%3B%20DROP%20TABLE%20sluice.user_by_id%3B--",
            "%24%7Bjndi%3Aldap%3A%2F%2Fx%7D",
            "%3Cscript%3E",
            "%25s%25n",
            "null",
            "NaN",
            "-1",
            "0",
            "1e309",
            "2147483648",
            "9223372036854775808",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "-999999999-01-01T00:00:00Z",
            "2017-02-30T00:00:00Z",
            "true%20",
            "[]",
            "{}",
            "a&a&a=b&=",
            "x".repeat(3000));

    @TestHTTPResource
    URI service;

    /** A request target with a variable part. */
    private record TargetTemplate(String before, String after) {

        String fill(String value) {
            return before + value + after;
        }
    }

    @Test
    void noValueCausesAnErrorOrExposesInternals() throws IOException {
        for (TargetTemplate template : templates()) {
            for (String value : values()) {
                String target = template.fill(value);
                String answer = get(target);
                assertThat(Integer.parseInt(answer.substring(9, 12))).as(target).isBetween(200, 499);
                assertThat(answer).as(target).doesNotContain("Exception", "\tat ", "com.datastax", "java.lang");
            }
        }
    }

    private List<String> values() {
        List<String> values = new ArrayList<>(HOSTILE);
        Arbitraries.strings()
                .ofMaxLength(40)
                .sampleStream()
                .limit(RANDOM_VALUES)
                .forEach(text -> values.add(URLEncoder.encode(text, StandardCharsets.UTF_8)));
        return values;
    }

    private static List<TargetTemplate> templates() {
        JsonPath api = given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Map<String, Map<String, Map<String, List<Map<String, ?>>>>> paths = api.getMap("paths");
        List<TargetTemplate> templates = new ArrayList<>();
        paths.forEach((path, operations) ->
                templates.addAll(templates(path, operations.get("get").getOrDefault("parameters", List.of()))));
        assertThat(templates).hasSizeGreaterThan(40);
        return templates;
    }

    private static List<TargetTemplate> templates(String path, List<Map<String, ?>> parameters) {
        List<TargetTemplate> templates = new ArrayList<>();
        for (Map<String, ?> parameter : parameters) {
            String name = parameter.get("name").toString();
            if (parameter.get("in").equals("path")) {
                int at = path.indexOf('{' + name + '}');
                templates.add(new TargetTemplate(path.substring(0, at), path.substring(at + name.length() + 2)));
            } else {
                templates.add(new TargetTemplate(path.replaceAll("\\{[^}]+}", "unknown") + '?' + name + '=', ""));
            }
        }
        return templates;
    }

    /** Over a plain socket, since no client would send such addresses. */
    private String get(String target) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
