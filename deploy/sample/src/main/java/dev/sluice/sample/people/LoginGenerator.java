package dev.sluice.sample.people;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.sample.random.Hashes;
import dev.sluice.sample.random.SeededRandom;
import dev.sluice.sample.random.WordList;

/** Generates logins: the natural key of a user, and the secrets that must not leave the scraper. */
final class LoginGenerator {

    private static final int SALT_LENGTH = 8;

    private final WordList words = WordList.at("/sample/people/logins.properties");

    ObjectNode login(String user, SeededRandom random) {
        String password = random.pick(words.words("passwords"));
        String salt = random.alphanumeric(SALT_LENGTH);
        return JsonNodeFactory.instance
                .objectNode()
                .put("uuid", Hashes.uuid(user).toString())
                .put(
                        "username",
                        random.pick(words.words(random.oneIn(2) ? "colours" : "adjectives"))
                                + random.pick(words.words("animals"))
                                + random.fill("[1-9]##"))
                .put("password", password)
                .put("salt", salt)
                .put("md5", Hashes.hex("MD5", password + salt))
                .put("sha1", Hashes.hex("SHA-1", password + salt))
                .put("sha256", Hashes.hex("SHA-256", password + salt));
    }
}
