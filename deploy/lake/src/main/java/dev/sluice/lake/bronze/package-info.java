/** Bronze: every record of every feed's topics, as received and as stored, each offset exactly once. */
package dev.sluice.lake.bronze;
