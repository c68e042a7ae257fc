/** Opening of the Cassandra session and its readiness, for the services that use Cassandra. Holds no beans. */
package dev.sluice.runtime.cassandra;
