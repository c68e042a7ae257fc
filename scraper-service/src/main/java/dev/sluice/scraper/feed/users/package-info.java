/** Users: from pages of the RandomUser API to topic {@code users}, without any secret. */
package dev.sluice.scraper.feed.users;
