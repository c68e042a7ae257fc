package dev.sluice.scraper.http;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Requires the text of an http or https address with a host and without credentials; null is valid. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PageAddress.PageAddressValidator.class)
public @interface PageAddress {

    /** Replaced by the specific violation. */
    String message() default "is not an address";

    /** No groups are used. */
    Class<?>[] groups() default {};

    /** No payload is used. */
    Class<? extends Payload>[] payload() default {};

    /** Finds the violation of an address. */
    final class PageAddressValidator implements ConstraintValidator<PageAddress, String> {

        private static final int MAX_LENGTH = 2000;

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            Optional<String> fault = text == null ? Optional.empty() : fault(text);
            fault.ifPresent(message -> {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
            });
            return fault.isEmpty();
        }

        private static Optional<String> fault(String text) {
            try {
                URI address = URI.create(text.strip());
                String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
                if (!Set.of("http", "https").contains(scheme) || address.getHost() == null) {
                    return Optional.of("must be an http or https address with a host");
                }
                if (address.getRawUserInfo() != null) {
                    return Optional.of("must not hold a name or a password");
                }
                return text.length() > MAX_LENGTH
                        ? Optional.of("must have at most " + MAX_LENGTH + " characters")
                        : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.of("is not an address");
            }
        }
    }
}
