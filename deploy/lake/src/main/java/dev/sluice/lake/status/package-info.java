/** Health and metrics of a running lake. */
package dev.sluice.lake.status;
