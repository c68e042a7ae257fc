/** Gold: aggregates for analysts, each row recomputed from silver when its group has changed. */
package dev.sluice.lake.gold;
