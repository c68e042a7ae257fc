/** Delta tables of all layers: definition, location and upsert by key. */
package dev.sluice.lake.table;
