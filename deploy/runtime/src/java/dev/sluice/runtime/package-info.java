/** What every service needs and no feed knows. Nothing here names a feed, a topic or a table. */
package dev.sluice.runtime;
