package dev.sluice.setup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/** Creates missing topics in Kafka, and gives existing ones their settings and missing partitions. */
record Topics(Admin admin, Map<String, Contract.Topic> wanted, int replication, Consumer<String> progress) {

    static void apply(Map<String, Contract.Topic> wanted, Setup.Target target, Consumer<String> progress) {
        Map<String, Object> client = new HashMap<>(target.kafkaSettings());
        client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, target.kafka());
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 120_000);
        try (Admin admin = Admin.create(client)) {
            Set<String> present = await(admin.listTopics().names());
            Topics topics = new Topics(admin, wanted, target.replication(), progress);
            topics.create(present);
            topics.update(present);
        }
    }

    private void create(Set<String> present) {
        List<NewTopic> missing = new ArrayList<>();
        wanted.forEach((name, topic) -> {
            if (!present.contains(name)) {
                missing.add(new NewTopic(name, topic.partitions(), (short) replication).configs(settings(topic)));
            }
        });
        await(admin.createTopics(missing).all());
        missing.forEach(topic -> progress.accept("topic " + topic.name() + " created"));
    }

    private void update(Set<String> present) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        Map<String, NewPartitions> growth = new HashMap<>();
        Set<String> kept = wanted.keySet().stream().filter(present::contains).collect(Collectors.toSet());
        Map<String, TopicDescription> described =
                await(admin.describeTopics(kept).allTopicNames());
        for (String name : kept) {
            Contract.Topic topic = wanted.get(name);
            List<AlterConfigOp> settings = settings(topic).entrySet().stream()
                    .map(setting -> new AlterConfigOp(
                            new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                    .toList();
            changes.put(new ConfigResource(ConfigResource.Type.TOPIC, name), settings);
            if (described.get(name).partitions().size() < topic.partitions()) {
                growth.put(name, NewPartitions.increaseTo(topic.partitions()));
            }
        }
        await(admin.incrementalAlterConfigs(changes).all());
        await(admin.createPartitions(growth).all());
        kept.stream().sorted().forEach(name -> progress.accept("topic " + name + " checked"));
    }

    private Map<String, String> settings(Contract.Topic topic) {
        Map<String, String> settings = new TreeMap<>(topic.config());
        if (replication >= 3) {
            settings.put("min.insync.replicas", "2");
        }
        return settings;
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(3, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka rejected the change: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Kafka", e);
        }
    }
}
