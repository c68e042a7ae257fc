package dev.sluice.query.answer;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a resource method whose response carries an entity tag, is compressed where that pays, and is cached in this
 * process until it is invalidated. Without a {@link #key} the response is a list: any record stored in its feeds
 * invalidates it, but it is reloaded at most once per {@code sluice.cache.list-lag}.
 */
@NameBinding
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CachedAnswer {

    /** The feeds that the answer depends on, as named in {@code <feed>.stored}; empty if it is not cached. */
    String[] feeds() default {};

    /**
     * The path parameters that form the record key of the only feed, joined by slashes. The answer is then the entity
     * at {@code /v1/<feed>/<key>}: invalidated exactly when that key is stored, and never stale.
     */
    String[] key() default {};

    /** Whether any stored record of the feeds invalidates the answer at once, without the list lag. */
    boolean exact() default false;

    /** Whether the answer depends on the current time; it is then kept no longer than the list lag. */
    boolean moving() default false;
}
