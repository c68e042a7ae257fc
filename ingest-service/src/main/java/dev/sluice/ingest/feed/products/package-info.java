/** The products feed: validates observations and writes them and the rows derived from them. */
package dev.sluice.ingest.feed.products;
