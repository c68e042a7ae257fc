/** Sources: their schedules, runs and progress, and slots claimed across replicas. */
package dev.sluice.scraper.source;
