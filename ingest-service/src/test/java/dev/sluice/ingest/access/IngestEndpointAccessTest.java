package dev.sluice.ingest.access;

import dev.sluice.backends.BackendsResource;
import dev.sluice.runtime.access.EndpointAccessTest;
import dev.sluice.runtime.access.Role;
import dev.sluice.runtime.access.TokenProfile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Set;

@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(TokenProfile.class)
class IngestEndpointAccessTest extends EndpointAccessTest {

    IngestEndpointAccessTest() {
        super(5);
    }

    @Override
    protected Set<String> roles(String method, String path) {
        if (path.startsWith("/v1/rejected") || method.equals("DELETE")) {
            return Set.of(Role.OPERATOR);
        }
        return Set.of(method.equals("POST") ? Role.WRITER : Role.READER);
    }
}
