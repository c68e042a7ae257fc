/**
 * The sample sources: one local server that looks like a RandomUser API, a web shop, NASA's DONKI and a store of session
 * archives, so that the platform shows its work without internet. Everything it says follows from a seed and a clock.
 */
package dev.sluice.backends.sample;
