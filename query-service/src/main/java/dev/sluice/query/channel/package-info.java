/** What the channels of stored rows have in common. */
package dev.sluice.query.channel;
