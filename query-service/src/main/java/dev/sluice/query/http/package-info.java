/**
 * Shared by all resources: parameters and their violations, cursors and pages, problems, JSON format, caching headers
 * and rate limits.
 */
package dev.sluice.query.http;
