/** What an operator and a scrape of metrics see of a lake that runs. */
package dev.sluice.lake.status;
