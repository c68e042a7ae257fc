/** Gold: what analysts ask, each row computed anew from silver when something of its group has changed. */
package dev.sluice.lake.gold;
