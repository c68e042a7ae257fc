package dev.sluice.observability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A rule of Prometheus.
 *
 * @param alert name of the alert, or null for a recording rule
 * @param record name of the recorded series, or null for an alert
 */
record Rule(String alert, String record, String expr, Map<String, String> labels, Map<String, String> annotations) {

    static List<Rule> all() {
        List<Rule> rules = new ArrayList<>();
        Tree.files(Tree.RULES, ".yaml").forEach(file -> list(read(Tree.text(file)), "groups")
                .forEach(group -> list(group, "rules").forEach(rule -> rules.add(of(rule)))));
        return rules;
    }

    static List<Rule> alerts() {
        return all().stream().filter(rule -> rule.alert() != null).toList();
    }

    /** Parses a YAML file. */
    static Map<?, ?> read(String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    }

    /** The list of maps under a key; empty if the key is missing. */
    static List<Map<?, ?>> list(Map<?, ?> in, String name) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (in.get(name) instanceof List<?> items) {
            items.forEach(item -> maps.add((Map<?, ?>) item));
        }
        return maps;
    }

    private static Rule of(Map<?, ?> rule) {
        return new Rule(
                (String) rule.get("alert"),
                (String) rule.get("record"),
                (String) rule.get("expr"),
                texts(rule.get("labels")),
                texts(rule.get("annotations")));
    }

    private static Map<String, String> texts(Object map) {
        Map<String, String> texts = new TreeMap<>();
        if (map instanceof Map<?, ?> given) {
            given.forEach((key, value) -> texts.put(key.toString(), value.toString()));
        }
        return texts;
    }
}
