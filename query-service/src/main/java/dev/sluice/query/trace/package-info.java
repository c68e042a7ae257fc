/** Spans of what happens here, and their way in and out; knows nothing of what is traced. */
package dev.sluice.query.trace;
