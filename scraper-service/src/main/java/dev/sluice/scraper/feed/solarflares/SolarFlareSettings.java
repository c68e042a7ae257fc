package dev.sluice.scraper.feed.solarflares;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where flares come from; the reasons for the numbers are in application.properties. */
@ConfigMapping(prefix = "sluice.solar-flares")
interface SolarFlareSettings extends DonkiSettings {

    @Override
    @WithDefault("https://api.nasa.gov/DONKI")
    URI url();

    @Override
    @WithDefault("DEMO_KEY")
    String key();

    @Override
    @WithDefault("1h")
    String every();

    @Override
    @WithDefault("30")
    int first();

    @Override
    @WithDefault("30")
    int overlap();
}
