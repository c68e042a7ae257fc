package dev.sluice.sample.people;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.sample.random.Hashes;
import dev.sluice.sample.random.SeededRandom;
import java.util.List;

/** Makes up how a user signs in: the natural key, and the secrets that must not leave the scraper. */
final class Logins {

    private static final int SALT_LENGTH = 8;

    private static final List<String> COLOURS = List.of(
            "black", "blue", "brown", "golden", "green", "orange", "purple", "red", "silver", "white", "yellow");
    private static final List<String> KINDS =
            List.of("angry", "beautiful", "big", "crazy", "happy", "heavy", "lazy", "sad", "small", "tiny", "ticklish");
    private static final List<String> ANIMALS = List.of(
            "bear",
            "bird",
            "butterfly",
            "cat",
            "dog",
            "duck",
            "elephant",
            "fish",
            "frog",
            "goose",
            "gorilla",
            "koala",
            "ladybug",
            "leopard",
            "lion",
            "mouse",
            "ostrich",
            "panda",
            "peacock",
            "rabbit",
            "snake",
            "swan",
            "tiger",
            "wolf",
            "zebra");
    private static final List<String> PASSWORDS = List.of(
            "buster1",
            "coffee12",
            "dragonfly",
            "gandalf9",
            "iloveyou2",
            "letmein7",
            "monday",
            "pepper22",
            "qwertz",
            "ranger",
            "starship",
            "sunshine3",
            "trustno1",
            "winter99");

    ObjectNode login(String who, SeededRandom random) {
        String password = random.pick(PASSWORDS);
        String salt = random.alphanumeric(SALT_LENGTH);
        return JsonNodeFactory.instance
                .objectNode()
                .put("uuid", Hashes.uuid(who).toString())
                .put(
                        "username",
                        random.pick(random.oneIn(2) ? COLOURS : KINDS) + random.pick(ANIMALS) + random.fill("[1-9]##"))
                .put("password", password)
                .put("salt", salt)
                .put("md5", Hashes.hex("MD5", password + salt))
                .put("sha1", Hashes.hex("SHA-1", password + salt))
                .put("sha256", Hashes.hex("SHA-256", password + salt));
    }
}
