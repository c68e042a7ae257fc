package dev.sluice.scraper.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Without tokens ({@code sluice.auth=none}) whoever reaches this service has every role. */
@Singleton
final class EverybodyOnLoopback implements SecurityIdentityAugmentor {

    private final boolean open;

    EverybodyOnLoopback(@ConfigProperty(name = "sluice.auth") Optional<String> auth) {
        this.open = auth.filter("none"::equals).isPresent();
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        SecurityIdentity augmented = open && identity.isAnonymous()
                ? QuarkusSecurityIdentity.builder(identity).addRoles(Roles.ALL).build()
                : identity;
        return Uni.createFrom().item(augmented);
    }
}
