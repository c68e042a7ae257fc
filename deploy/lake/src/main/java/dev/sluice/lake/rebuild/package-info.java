/** Silver, quarantine and gold anew from bronze. */
package dev.sluice.lake.rebuild;
