/** Generates keys and bearer tokens for a platform without an identity provider. */
package dev.sluice.setup.keys;
