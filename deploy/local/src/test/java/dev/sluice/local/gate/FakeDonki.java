package dev.sluice.local.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Serves recorded answers of DONKI, limited to the requested days. */
final class FakeDonki implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ArrayNode flares;
    private final ArrayNode notifications;

    private FakeDonki(HttpServer server, ArrayNode flares, ArrayNode notifications) {
        this.server = server;
        this.flares = flares;
        this.notifications = notifications;
    }

    static FakeDonki serve(Path data) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FakeDonki donki = new FakeDonki(server, read(data.resolve("flr")), read(data.resolve("notifications")));
        server.createContext("/DONKI/FLR", exchange -> answer(exchange, donki.flares, "flrID"));
        server.createContext(
                "/DONKI/notifications", exchange -> answer(exchange, donki.notifications, "messageIssueTime"));
        server.start();
        return donki;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/DONKI";
    }

    Set<String> flareIds() {
        return ids(flares, "flrID");
    }

    Set<String> messageIds() {
        return ids(notifications, "messageID");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static Set<String> ids(ArrayNode rows, String field) {
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.path(field).asText()));
        return ids;
    }

    private static ArrayNode read(Path folder) throws IOException {
        ArrayNode all = JSON.createArrayNode();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> months = files.sorted().toList();
            for (Path month : months) {
                JSON.readTree(month.toFile()).forEach(all::add);
            }
        }
        return all;
    }

    private static void answer(HttpExchange exchange, ArrayNode rows, String time) throws IOException {
        Map<String, String> parameters = Arrays.stream(
                        exchange.getRequestURI().getQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        ArrayNode found = JSON.createArrayNode();
        for (JsonNode row : rows) {
            String day = row.path(time).asText().substring(0, 10);
            if (day.compareTo(parameters.get("startDate")) >= 0 && day.compareTo(parameters.get("endDate")) <= 0) {
                found.add(row);
            }
        }
        byte[] body = JSON.writeValueAsBytes(found);
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
