/** Gold's rows on their way back to the services: events of feed insights. */
package dev.sluice.lake.insights;
