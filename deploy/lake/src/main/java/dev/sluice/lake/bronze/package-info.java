/** Bronze: every record of every feed's topics, as received and as stored, each offset once. */
package dev.sluice.lake.bronze;
