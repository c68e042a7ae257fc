/** Spans of the services' steps, and trace context in requests, records and stored text. */
package dev.sluice.runtime.tracing;
