/** The launcher of the whole platform on one machine: backends, contract, sample sources, the three services. */
package dev.sluice.local;
