package dev.sluice.ingest.access;

import dev.sluice.backends.BackendsResource;
import dev.sluice.runtime.access.HostHeaderTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class IngestHostHeaderTest extends HostHeaderTest {

    IngestHostHeaderTest() {
        super("/v1/status/ingest");
    }
}
