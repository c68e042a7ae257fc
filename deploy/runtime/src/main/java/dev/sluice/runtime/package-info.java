/** The code that all services share, independent of feeds: nothing here names a feed, a topic or a table. */
package dev.sluice.runtime;
