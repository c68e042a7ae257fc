package dev.sluice.local;

import dev.sluice.backends.Backends;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The table that ends a start: where everything is, how to stop it and how to start it again. */
record Addresses(
        Settings settings, Home home, Backends backends, Sources sources, Services services, Optional<Lake> lake) {

    void show(Screen screen) {
        screen.title("\nSluice runs");
        screen.table(rows());
    }

    private List<Screen.Row> rows() {
        List<Screen.Row> rows = new ArrayList<>();
        Service query = services.query();
        rows.add(row("Console", query.address("/")));
        rows.add(row("Users", query.address("/v1/users")));
        rows.add(row("Products", query.address("/v1/products")));
        rows.add(row("Solar flares", query.address("/v1/solar-flares")));
        rows.add(row("Session starts", query.address("/v1/player-sessions/starts?hours=72")));
        rows.add(row("Rejected", query.address("/v1/rejected")));
        rows.add(row("Feeds to post to", services.ingest().address("/v1/feeds")));
        for (Service service : List.of(query, services.ingest(), services.scraper())) {
            rows.add(new Screen.Row(
                    service.name(), service.address("/q/swagger-ui"), moved(service.port(), service.wantedPort())));
            rows.add(row("  health", service.address("/q/health")));
            rows.add(row("  metrics", service.address("/q/metrics")));
        }
        sources.shop()
                .ifPresent(shop -> rows.add(new Screen.Row(
                        "Sample shop", shop.toString(), moved(shop.getPort(), settings.wantedPort("sources")))));
        Stream.of(
                        backend("Cassandra", backends.cassandra()),
                        backend("Kafka", backends.kafka()),
                        backend("Redis", backends.redis()))
                .forEach(rows::add);
        lake.ifPresent(tables -> {
            rows.add(row("Insights", query.address("/v1/insights")));
            rows.add(row("Lake", tables.tables().toString()));
            rows.add(row("  metrics", tables.service().address("/q/metrics")));
        });
        rows.add(row("Logs", home.logs().toString()));
        rows.add(row("Stop", "Ctrl-C"));
        rows.add(row("Start again without a build", "java -jar deploy/local/target/local.jar"));
        return rows;
    }

    private Screen.Row backend(String name, Backends.Running running) {
        int wanted = settings.wantedPort(name.toLowerCase(Locale.ROOT));
        return new Screen.Row(name, running.address(), moved(running.port(), wanted));
    }

    private static Screen.Row row(String name, String value) {
        return new Screen.Row(name, value, "");
    }

    private static String moved(int port, int wanted) {
        return wanted == 0 || wanted == port ? "" : "port " + wanted + " was taken";
    }
}
