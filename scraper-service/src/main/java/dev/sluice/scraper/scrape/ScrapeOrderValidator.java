package dev.sluice.scraper.scrape;

import dev.sluice.scraper.http.FieldViolations;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.List;

/** Validates that an order names one page, a product's pages, or a source, and that this service can visit them. */
@Singleton
final class ScrapeOrderValidator implements ConstraintValidator<ValidScrapeOrder, ScrapeOrder> {

    private static final int MAX_SITES = 50;

    private final VisitorRegistry registry;

    ScrapeOrderValidator(VisitorRegistry registry) {
        this.registry = registry;
    }

    @Override
    public boolean isValid(ScrapeOrder order, ConstraintValidatorContext context) {
        FieldViolations violations = new FieldViolations(context);
        if (order.address() != null && order.asin() != null) {
            violations.add("asin", "must not stand beside an address");
        } else if (order.address() == null && order.asin() == null) {
            checkSource(order, violations);
        } else if (registry.visitor(order.feed()).isEmpty()) {
            violations.add("feed", "must be one whose pages can be visited: " + registry.feeds());
        } else if (order.asin() != null) {
            checkSites(order, violations);
        }
        if (order.scrolls() != null && order.scrolls() > 0 && Boolean.FALSE.equals(order.browser())) {
            violations.add("scrolls", "needs the browser");
        }
        return violations.isEmpty();
    }

    private void checkSource(ScrapeOrder order, FieldViolations violations) {
        if (order.feed() == null) {
            violations.add("address", "must be given, or asin and sites, or feed");
        } else if (registry.source(order.feed()).isEmpty()) {
            violations.add("feed", "must be one that has a source");
        }
    }

    private void checkSites(ScrapeOrder order, FieldViolations violations) {
        List<String> sites = order.sites() == null ? List.of() : order.sites();
        if (sites.isEmpty() || sites.size() > MAX_SITES) {
            violations.add("sites", "must name 1 to " + MAX_SITES + " sites, such as amazon.de");
        } else if (sites.stream().anyMatch(site -> registry.productPage(order.feed(), order.asin(), site)
                .isEmpty())) {
            violations.add("asin", "must be an ASIN, on a site such as amazon.de");
        }
    }
}
