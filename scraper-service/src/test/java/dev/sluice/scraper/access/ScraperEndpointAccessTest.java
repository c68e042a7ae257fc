package dev.sluice.scraper.access;

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
class ScraperEndpointAccessTest extends EndpointAccessTest {

    ScraperEndpointAccessTest() {
        super(3);
    }

    @Override
    protected Set<String> roles(String method, String path) {
        if (!method.equals("GET")) {
            return Set.of(Role.OPERATOR);
        }
        return path.startsWith("/v1/scrapes") || path.startsWith("/v1/watches")
                ? Set.of(Role.READER, Role.OPERATOR)
                : Set.of(Role.READER);
    }
}
