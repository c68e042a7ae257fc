/** Reading from Cassandra: prepared statements, timeouts, and one exception for every kind of unavailability. */
package dev.sluice.query.cassandra;
