/** Addresses of the services, for the console. */
package dev.sluice.query.platform;
