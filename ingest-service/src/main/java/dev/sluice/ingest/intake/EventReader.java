package dev.sluice.ingest.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.type.TypeFactory;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decodes an event and checks its Bean Validation constraints. The fast path decodes in one pass; an event that does not
 * fit its record is read again field by field, so that every violation is reported.
 */
@Singleton
public final class EventReader {

    private final Validator validator;

    EventReader(Validator validator) {
        this.validator = validator;
    }

    /**
     * Decodes an event.
     *
     * @param value JSON, or null if the Kafka record has no value
     * @param type of the event
     * @return the event, or every violation of type and constraint
     */
    public <E> Verdict<E> read(byte[] value, Class<E> type) {
        if (value == null) {
            return rejected("is missing");
        }
        if (value.length > StrictJson.MAX_EVENT_BYTES) {
            return Verdict.rejected(StrictJson.tooLarge());
        }
        ObjectReader reader = StrictJson.MAPPER.readerFor(type);
        try {
            E event = reader.readValue(value);
            return event == null ? rejected("must be a JSON object") : Verdict.of(event, violations(event, Set.of()));
        } catch (JsonMappingException | NumberFormatException e) {
            return readFieldByField(value, type);
        } catch (IOException e) {
            return rejected("is not JSON");
        }
    }

    private <E> Verdict<E> readFieldByField(byte[] value, Class<E> type) {
        JsonNode tree;
        try {
            tree = StrictJson.MAPPER.readTree(value);
        } catch (NumberFormatException e) {
            return rejected("has a number that is too large");
        } catch (IOException e) {
            return rejected("is not JSON");
        }
        return readTree(tree, type);
    }

    /**
     * Decodes an event that is already parsed to a tree.
     *
     * @param tree JSON, or null if there is none
     * @param type of the event
     * @return the event, or every violation of type and constraint
     */
    public <E> Verdict<E> readTree(JsonNode tree, Class<E> type) {
        if (tree == null || !tree.isObject()) {
            return rejected("must be a JSON object");
        }
        List<Violation> violations = new ArrayList<>();
        RecordComponent[] components = type.getRecordComponents();
        Object[] fields = Arrays.stream(components)
                .map(component -> field(tree, component, violations))
                .toArray();
        Set<String> mistyped = violations.stream().map(Violation::field).collect(Collectors.toSet());
        E event = construct(type, components, fields);
        violations.addAll(violations(event, mistyped));
        return Verdict.of(event, violations);
    }

    private static Object field(JsonNode tree, RecordComponent component, List<Violation> violations) {
        String name = StrictJson.name(component);
        try {
            return StrictJson.MAPPER.treeToValue(
                    tree.get(name), TypeFactory.defaultInstance().constructType(component.getGenericType()));
        } catch (JsonProcessingException e) {
            violations.add(new Violation(name, "must be " + describe(component.getType(), component.getGenericType())));
            return null;
        }
    }

    private <E> List<Violation> violations(E event, Set<String> reported) {
        return validator.validate(event).stream()
                .map(violation -> new Violation(
                        StrictJson.name(
                                event.getClass(), violation.getPropertyPath().toString()),
                        violation.getMessage(),
                        kind(violation)))
                .filter(violation -> !reported.contains(violation.field()))
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                .toList();
    }

    private static <E> E construct(Class<E> type, RecordComponent[] components, Object[] fields) {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(fields);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " must be a plain record", e);
        }
    }

    private static String describe(Class<?> type, Type generic) {
        if (type == String.class) {
            return "a string";
        }
        if (type == Instant.class) {
            return "a time such as 2026-11-20T12:00:00Z";
        }
        if (type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (type == BigDecimal.class) {
            return "a number of at most " + StrictJson.MAX_DIGITS + " digits";
        }
        if (type == Double.class) {
            return "a number";
        }
        if (Map.class.isAssignableFrom(type)) {
            return generic.getTypeName().endsWith(BigDecimal.class.getName() + ">")
                    ? "an object of numbers"
                    : "an object of strings";
        }
        return "a list of strings";
    }

    private static RejectionKind kind(ConstraintViolation<?> violation) {
        Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
        return constraint instanceof NotNull || constraint instanceof NotBlank
                ? RejectionKind.MISSING
                : RejectionKind.INVALID;
    }

    private static <E> Verdict<E> rejected(String message) {
        return Verdict.rejected(Violation.unreadable(message));
    }
}
