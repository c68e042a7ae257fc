/** What every answer has in common: parameters and their complaints, cursors and pages, problems, the form of JSON. */
package dev.sluice.query.http;
