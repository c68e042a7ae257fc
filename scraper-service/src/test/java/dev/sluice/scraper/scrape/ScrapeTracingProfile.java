package dev.sluice.scraper.scrape;

import dev.sluice.runtime.tracing.TracingProfile;
import java.util.HashMap;
import java.util.Map;

/** Enables tracing and the scrape workers. */
public final class ScrapeTracingProfile extends TracingProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
        settings.put("sluice.scrapes.workers", "4");
        // A port without a listener.
        settings.put("sluice.users.url", "http://127.0.0.1:1/");
        return settings;
    }
}
