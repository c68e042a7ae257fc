package dev.sluice.scraper.feed.solarflares;

import io.smallrye.config.ConfigMapping;

/** Settings of feed {@code solar-flares}; reasons for the defaults are in application.properties. */
@ConfigMapping(prefix = "sluice.solar-flares")
interface SolarFlareSettings extends DonkiSettings {}
