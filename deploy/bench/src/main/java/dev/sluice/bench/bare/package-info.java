/**
 * The yardstick: loops of plain clients that do the essential work of ingest-service. They are tuned once and then stay as
 * they are, so that figures of different versions can be compared.
 */
package dev.sluice.bench.bare;
