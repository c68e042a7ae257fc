package dev.sluice.runtime.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Grants anonymous callers every role where {@code sluice.auth=none}. */
@Singleton
final class AnonymousRoles implements SecurityIdentityAugmentor {

    private final AccessPolicy policy;

    AnonymousRoles(AccessPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(
                        policy.isOpen() && identity.isAnonymous()
                                ? QuarkusSecurityIdentity.builder(identity)
                                        .addRoles(Role.ALL)
                                        .build()
                                : identity);
    }
}
