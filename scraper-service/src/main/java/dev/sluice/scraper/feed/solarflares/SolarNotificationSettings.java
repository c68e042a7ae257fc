package dev.sluice.scraper.feed.solarflares;

import io.smallrye.config.ConfigMapping;

/** Settings of feed {@code solar-notifications}; reasons for the defaults are in application.properties. */
@ConfigMapping(prefix = "sluice.solar-notifications")
interface SolarNotificationSettings extends DonkiSettings {}
