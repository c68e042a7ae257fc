/** Where the parts of the platform are, for the console. */
package dev.sluice.query.platform;
