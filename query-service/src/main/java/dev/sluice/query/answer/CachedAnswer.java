package dev.sluice.query.answer;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a resource method that its answer is sent with an entity tag, zipped where that pays, and kept in this
 * process as long as nothing makes it invalid. Without more than feeds it is a list: invalid as soon as anything of
 * them is stored, but reloaded at most once within {@code sluice.cache.list-lag}.
 */
@NameBinding
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CachedAnswer {

    /** What the answer is made of, as the words in {@code <feed>.stored}; none if it is not kept. */
    String[] feeds() default {};

    /**
     * The path parameter that is the key of the records of the only feed, or those that are it, joined by slashes: then
     * the answer is one entity at {@code /v1/<feed>/<key>}, invalid exactly when that key is stored, and never late.
     */
    String[] key() default {};

    /** Whether it is never late, though it hears of its feeds only as a whole. */
    boolean exact() default false;

    /** Whether it depends on the clock: then it is not kept longer than a list may lag. */
    boolean moving() default false;
}
