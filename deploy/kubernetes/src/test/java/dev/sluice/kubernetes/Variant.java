package dev.sluice.kubernetes;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Variants of the chart that are rendered and checked. */
enum Variant {
    DEFAULT("values.yaml"),
    DEV("values-dev.yaml"),
    DEV_WITH_ALL("values-dev.yaml", "lake.enabled=true", "browser.enabled=true"),
    PROD("values-prod.yaml"),
    PROD_WITH_KEDA("values-prod.yaml", "autoscaling=keda", "keda.authentication=kafka", "lake.enabled=true"),
    SECURED(
            "values.yaml",
            "image.registry=registry.example.org",
            "kafka.protocol=SASL_SSL",
            "kafka.jaas.secret=kafka-user",
            "kafka.ca.secret=kafka-ca",
            "cassandra.secret=cassandra-user",
            "redis.secret=redis-user",
            "lake.enabled=true",
            "lake.root=s3a://bucket/lake",
            "lake.secret=bucket"),
    ONLY_TOKENS("values.yaml", "auth.serverUrl=https://login.example.org"),
    HALF_SECURED("values.yaml", "kafka.protocol=SASL_PLAINTEXT", "kafka.jaas.secret=kafka-user");

    static final Path ROOT = Path.of(System.getProperty("sluice.root"));
    static final Path CHART = ROOT.resolve("deploy/kubernetes/chart");

    private static final Map<Variant, String> RENDERED = new EnumMap<>(Variant.class);

    private final String values;
    private final String settings;

    Variant(String values, String... settings) {
        this.values = values;
        this.settings = String.join(" ", settings);
    }

    /** The output of {@code helm template}, rendered once for all tests. */
    String text() {
        synchronized (RENDERED) {
            return RENDERED.computeIfAbsent(
                    this, variant -> command(values, settings.split(" ", -1)).call());
        }
    }

    List<Manifest> manifests() {
        return Manifest.parse(text());
    }

    /** The text of one object, for a test to modify. */
    String text(String kind, String name) {
        return Arrays.stream(text().split("(?m)^---$", -1))
                .filter(object ->
                        object.contains("\nkind: " + kind + "\n") && object.contains("\n  name: " + name + "\n"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " in " + this));
    }

    /** The object with this kind and name; fails if it does not exist. */
    ManifestNode object(String kind, String name) {
        return Manifest.parse(text(kind, name)).get(0).root();
    }

    /**
     * Prepares a rendering of the release {@code sluice}.
     *
     * @param settings in the form of {@code --set}; empty ones are omitted
     */
    static TemplateCommand command(String values, String... settings) {
        TemplateCommand command = new Helm(CHART)
                .template()
                .withName("sluice")
                .withNamespace("sluice")
                .withKubeVersion("1.34.0")
                .withValuesFile(CHART.resolve(values));
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals > 0) {
                command.set(setting.substring(0, equals), setting.substring(equals + 1));
            }
        }
        return command;
    }
}
