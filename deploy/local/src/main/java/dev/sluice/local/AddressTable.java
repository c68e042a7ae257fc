package dev.sluice.local;

import dev.sluice.backends.Backends;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The table that is printed when the platform is up: addresses, and the commands to stop and restart it. */
record AddressTable(
        LaunchSettings settings,
        RunDirectory directory,
        Backends backends,
        SourceSelection sources,
        ServiceLauncher services,
        Optional<LakeLauncher> lake) {

    void print(Terminal terminal) {
        terminal.title("\nSluice runs");
        terminal.table(rows());
    }

    private List<Terminal.TableRow> rows() {
        List<Terminal.TableRow> rows = new ArrayList<>();
        ServiceEndpoint query = services.query();
        rows.add(row("Console", query.address("/")));
        rows.add(row("Users", query.address("/v1/users")));
        rows.add(row("Products", query.address("/v1/products")));
        rows.add(row("Solar flares", query.address("/v1/solar-flares")));
        rows.add(row("Session starts", query.address("/v1/player-sessions/starts?hours=72")));
        rows.add(row("Rejected", query.address("/v1/rejected")));
        rows.add(row("Feeds to post to", services.ingest().address("/v1/feeds")));
        for (ServiceEndpoint service : List.of(query, services.ingest(), services.scraper())) {
            rows.add(new Terminal.TableRow(
                    service.name(),
                    service.address("/q/swagger-ui"),
                    portRemark(service.port(), service.preferredPort())));
            rows.add(row("  health", service.address("/q/health")));
            rows.add(row("  metrics", service.address("/q/metrics")));
        }
        sources.shop()
                .ifPresent(shop -> rows.add(new Terminal.TableRow(
                        "Sample shop",
                        shop.toString(),
                        portRemark(shop.getPort(), settings.preferredPort("sources")))));
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
        rows.add(row("Logs", directory.logs().toString()));
        rows.add(row("Stop", "Ctrl-C"));
        rows.add(row("Start again without a build", "java -jar deploy/local/target/local.jar"));
        return rows;
    }

    private Terminal.TableRow backend(String name, Backends.RunningBackend running) {
        int preferred = settings.preferredPort(name.toLowerCase(Locale.ROOT));
        return new Terminal.TableRow(name, running.address(), portRemark(running.port(), preferred));
    }

    private static Terminal.TableRow row(String name, String value) {
        return new Terminal.TableRow(name, value, "");
    }

    private static String portRemark(int port, int preferred) {
        return preferred == 0 || preferred == port ? "" : "port " + preferred + " was in use";
    }
}
