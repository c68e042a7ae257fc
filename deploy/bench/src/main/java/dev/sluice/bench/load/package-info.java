/** Generates valid events from the contract's golden events and publishes them, in a process of its own. */
package dev.sluice.bench.load;
