/** Prepares the backends of the platform; {@link dev.sluice.setup.Setup} applies {@code deploy/contract}. */
package dev.sluice.setup;
