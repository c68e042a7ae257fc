package dev.sluice.scraper.fetch;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Reminds an operator at the start that the owners of sites should be able to reach somebody. */
@Singleton
final class Contact {

    private static final Logger LOG = Logger.getLogger(Contact.class);

    private final String contact;
    private final String project;

    Contact(
            @ConfigProperty(name = "sluice.contact") String contact,
            @ConfigProperty(name = "sluice.project") String project) {
        this.contact = contact;
        this.project = project;
    }

    void remind(@Observes StartupEvent start) {
        if (contact.equals(project)) {
            LOG.infof(
                    "Sites are told to complain at %s; set sluice.contact (SLUICE_CONTACT) to a page or mailto: of yours",
                    contact);
        }
    }
}
