/** Who may do what: roles on every endpoint, taken from a token, or given to everybody on a loopback address. */
package dev.sluice.scraper.access;
