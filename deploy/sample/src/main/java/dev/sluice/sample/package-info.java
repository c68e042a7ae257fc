/**
 * The sample sources: one local server that stands in for a RandomUser API, a web shop, NASA's DONKI and a store of
 * session archives, so that the platform can be shown and tested without internet access. All content is derived from a
 * seed and a clock. Only {@link dev.sluice.sample.SampleSources} knows all four.
 */
package dev.sluice.sample;
