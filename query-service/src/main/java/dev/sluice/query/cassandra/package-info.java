/** The reading side of Cassandra: prepared statements, bounded in time, and one failure for everything that is away. */
package dev.sluice.query.cassandra;
