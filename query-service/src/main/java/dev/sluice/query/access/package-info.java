/** Who may ask: roles on every endpoint, from signed tokens, or everybody on a machine of one's own. */
package dev.sluice.query.access;
