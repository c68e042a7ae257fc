/** The launcher of the platform on one machine: backends, contract, sample sources and the three services. */
package dev.sluice.local;
