/** Life of the Kafka channels, and what the brokers know of their consumer groups. */
package dev.sluice.runtime.kafka;
