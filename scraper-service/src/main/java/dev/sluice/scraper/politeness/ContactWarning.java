package dev.sluice.scraper.politeness;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Logs a reminder at startup if the User-Agent still names the project, not the operator, as the contact. */
@Singleton
final class ContactWarning {

    private static final Logger LOG = Logger.getLogger(ContactWarning.class);

    private final String contact;
    private final String project;

    ContactWarning(
            @ConfigProperty(name = "sluice.contact") String contact,
            @ConfigProperty(name = "sluice.project") String project) {
        this.contact = contact;
        this.project = project;
    }

    void remind(@Observes StartupEvent start) {
        if (contact.equals(project)) {
            LOG.infof(
                    "The User-Agent sends site owners to %s; set sluice.contact (SLUICE_CONTACT) to your own page or mailto: address",
                    contact);
        }
    }
}
