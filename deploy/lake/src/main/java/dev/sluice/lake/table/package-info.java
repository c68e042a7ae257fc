/** Delta tables as all layers use them: what they look like, where they are, how rows come into them by key. */
package dev.sluice.lake.table;
