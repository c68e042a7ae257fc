/** What time it is for readers: the system's, or one moment that demos and tests stand still at. */
package dev.sluice.query.clock;
