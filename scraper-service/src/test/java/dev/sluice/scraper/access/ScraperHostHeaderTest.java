package dev.sluice.scraper.access;

import dev.sluice.backends.BackendsResource;
import dev.sluice.runtime.access.HostHeaderTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class ScraperHostHeaderTest extends HostHeaderTest {

    ScraperHostHeaderTest() {
        super("/v1/status/scraper");
    }
}
