/** Publishes gold's rows to the services, as events of the feed insights. */
package dev.sluice.lake.insights;
