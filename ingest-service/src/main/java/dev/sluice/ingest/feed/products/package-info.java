/** The products feed: what an observation must look like to be stored, and the tables it is stored in. */
package dev.sluice.ingest.feed.products;
