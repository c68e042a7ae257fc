/** Access control: roles on every endpoint, from signed tokens, or for anonymous callers on a loopback address. */
package dev.sluice.runtime.access;
