/** The chart as Helm renders it, checked manifest by manifest, without a cluster. */
package dev.sluice.kubernetes;
