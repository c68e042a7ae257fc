/** Runs stages in sequence, one micro-batch at a time, continuously or until they have caught up. */
package dev.sluice.lake.flow;
