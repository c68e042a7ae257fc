package dev.sluice.query.access;

import dev.sluice.backends.BackendsResource;
import dev.sluice.runtime.access.HostHeaderTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class QueryHostHeaderTest extends HostHeaderTest {

    QueryHostHeaderTest() {
        super("/v1/status/query");
    }
}
