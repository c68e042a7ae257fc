package dev.sluice.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Only the connections that an event or a query needs are permitted. */
class NetworkTest {

    @ParameterizedTest
    @EnumSource
    void policiesDenyByDefaultAndOpenOnlyExistingPorts(Variant variant) {
        assertThat(Network.faults(variant.manifests())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "query,kafka,9092,true",
        "query,cassandra,9042,true",
        "query,redis,6379,true",
        "query,ingest,8081,false",
        "ingest,kafka,9092,true",
        "ingest,cassandra,9042,true",
        "ingest,redis,6379,false",
        "scraper,kafka,9092,true",
        "scraper,redis,6379,true",
        "scraper,cassandra,9042,false",
        "scraper,browser,4444,true",
        "query,browser,4444,false",
        "browser,scraper,40000,true",
        "browser,scraper,8082,false",
        "browser,kafka,9092,false",
        "setup,kafka,9092,true",
        "setup,cassandra,9042,true",
        "setup,redis,6379,false",
        "lake,kafka,9092,true",
        "lake,cassandra,9042,false",
        "kafka,cassandra,9042,false",
    })
    void onlyRequiredConnectionsAreOpen(String from, String to, long port, boolean open) {
        List<Manifest> manifests = Variant.DEV_WITH_ALL.manifests();

        assertThat(Network.mayReach(manifests, from, to, port)).isEqualTo(open);
    }

    @Test
    void theScraperReachesTheWebButNoPrivateAddress() {
        ManifestNode egress =
                Variant.PROD.object("NetworkPolicy", "sluice-scraper").at("spec.egress");

        assertThat(egress.items())
                .filteredOn(rule -> rule.at("ports").items().stream()
                        .anyMatch(port -> port.at("port").is(80)))
                .singleElement()
                .satisfies(web -> assertThat(web.at("to").toString())
                        .contains(
                                "0.0.0.0/0",
                                "10.0.0.0/8",
                                "172.16.0.0/12",
                                "192.168.0.0/16",
                                "169.254.0.0/16",
                                "fc00::/7"));
    }

    @Test
    void aPodWithoutAPolicyAndAnUnusedPortAreRejected() {
        String text = Variant.DEFAULT.text();
        String shut = Variant.DEFAULT.text("NetworkPolicy", "sluice-nothing");
        String setup = Variant.DEFAULT.text("NetworkPolicy", "sluice-setup");
        String query = Variant.DEFAULT.text("NetworkPolicy", "sluice-query");

        assertThat(Network.faults(Manifest.parse(text.replace(shut, "\n").replace(setup, "\n"))))
                .contains("Job sluice-setup-1 is open to the network");
        assertThat(Network.faults(Manifest.parse(text.replace(query, query.replace("port: http", "port: web")))))
                .containsExactly("NetworkPolicy sluice-query opens web, where no container listens");
        assertThat(Network.faults(
                        Manifest.parse(text.replace(setup, setup.replace("component: setup", "component: none")))))
                .contains("NetworkPolicy sluice-setup is for no pod");
    }
}
