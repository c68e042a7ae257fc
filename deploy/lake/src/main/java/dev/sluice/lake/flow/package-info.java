/** How batches flow: stages that follow each other, one micro-batch at a time, continuously or until all is done. */
package dev.sluice.lake.flow;
