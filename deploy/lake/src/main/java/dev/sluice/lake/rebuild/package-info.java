/** Rebuilds silver, quarantine and gold from bronze. */
package dev.sluice.lake.rebuild;
