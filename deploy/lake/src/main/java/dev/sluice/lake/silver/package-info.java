/** Silver: the rows as stored, typed, one of each key in its newest version; what breaks an expectation is set aside. */
package dev.sluice.lake.silver;
