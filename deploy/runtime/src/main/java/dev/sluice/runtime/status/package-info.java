/** Status of a service: per-feed meters and rates, backend availability, and the metrics that all services share. */
package dev.sluice.runtime.status;
