package dev.sluice.ingest.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Gives whoever comes without a name every role, where access is open. */
@Singleton
final class Everybody implements SecurityIdentityAugmentor {

    private final Access access;

    Everybody(Access access) {
        this.access = access;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(
                        access.isOpen() && identity.isAnonymous()
                                ? QuarkusSecurityIdentity.builder(identity)
                                        .addRoles(Role.ALL)
                                        .build()
                                : identity);
    }
}
