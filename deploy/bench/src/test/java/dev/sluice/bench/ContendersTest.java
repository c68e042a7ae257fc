package dev.sluice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContendersTest {

    private static final Path INGEST =
            Path.of(System.getProperty("sluice.root"), "ingest-service/src/main/resources/application.properties");

    @Test
    void everyChannelIsIdleButThatOfTheMeasuredFeed() {
        Map<String, String> settings = Contenders.onlyFeed(INGEST, MeasuredFeed.USERS, "bench.users");

        assertThat(settings.get("mp.messaging.incoming.users.topic")).isEqualTo("bench.users");
        assertThat(settings.entrySet().stream()
                        .filter(setting -> setting.getKey().endsWith(".topic"))
                        .filter(setting -> setting.getValue().equals("bench.idle")))
                .hasSizeGreaterThan(4);
        assertThat(settings.keySet()).contains("mp.messaging.incoming.users.group.id");
    }
}
