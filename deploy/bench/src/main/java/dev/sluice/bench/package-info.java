/** Measures the packaged services beside bare loops and peers; see the README of this module. */
package dev.sluice.bench;
