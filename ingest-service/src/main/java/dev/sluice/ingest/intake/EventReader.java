package dev.sluice.ingest.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.type.TypeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a record of an event's bytes and checks its constraints. The short way decodes at once; only an event that does
 * not fit its record is read again, field by field, so that every fault can be named.
 */
@ApplicationScoped
public class EventReader {

    private final Validator validator;

    EventReader(Validator validator) {
        this.validator = validator;
    }

    /**
     * Reads one event.
     *
     * @param value JSON, or null for a record without one
     * @param type the record to make of it
     * @return the event, or every violation of type and constraint
     */
    public <E> Verdict<E> read(byte[] value, Class<E> type) {
        if (value == null) {
            return rejected("value", "is missing");
        }
        ObjectReader reader = StrictJson.MAPPER.readerFor(type);
        try {
            E event = reader.readValue(value);
            return event == null
                    ? rejected("value", "must be a JSON object")
                    : judged(event, violations(event, Set.of()));
        } catch (JsonMappingException | NumberFormatException e) {
            return readFieldByField(value, type);
        } catch (IOException e) {
            return rejected("value", "is not JSON");
        }
    }

    private <E> Verdict<E> readFieldByField(byte[] value, Class<E> type) {
        JsonNode tree;
        try {
            tree = StrictJson.MAPPER.readTree(value);
        } catch (NumberFormatException e) {
            return rejected("value", "holds a number beyond measure");
        } catch (IOException e) {
            return rejected("value", "is not JSON");
        }
        return readTree(tree, type);
    }

    /**
     * Reads one event that is a tree already.
     *
     * @param tree JSON, or null where there is none
     * @param type the record to make of it
     * @return the event, or every violation of type and constraint
     */
    public <E> Verdict<E> readTree(JsonNode tree, Class<E> type) {
        if (tree == null || !tree.isObject()) {
            return rejected("value", "must be a JSON object");
        }
        List<Violation> violations = new ArrayList<>();
        RecordComponent[] components = type.getRecordComponents();
        Object[] fields = Arrays.stream(components)
                .map(component -> field(tree, component, violations))
                .toArray();
        Set<String> misfits = violations.stream().map(Violation::field).collect(Collectors.toSet());
        E event = construct(type, components, fields);
        violations.addAll(violations(event, misfits));
        return judged(event, violations);
    }

    private static Object field(JsonNode tree, RecordComponent component, List<Violation> violations) {
        String name = StrictJson.name(component);
        try {
            return StrictJson.MAPPER.treeToValue(
                    tree.get(name), TypeFactory.defaultInstance().constructType(component.getGenericType()));
        } catch (JsonProcessingException e) {
            violations.add(new Violation(name, "must be " + word(component.getType(), component.getGenericType())));
            return null;
        }
    }

    private <E> List<Violation> violations(E event, Set<String> known) {
        return validator.validate(event).stream()
                .map(violation -> new Violation(
                        StrictJson.name(
                                event.getClass(), violation.getPropertyPath().toString()),
                        violation.getMessage()))
                .filter(violation -> !known.contains(violation.field()))
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
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

    private static String word(Class<?> type, Type generic) {
        if (type == String.class) {
            return "a string";
        }
        if (type == Instant.class) {
            return "a time such as 2026-11-20T12:00:00Z";
        }
        if (type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (type == BigDecimal.class || type == Double.class) {
            return "a number";
        }
        if (Map.class.isAssignableFrom(type)) {
            return generic.getTypeName().endsWith(BigDecimal.class.getName() + ">")
                    ? "an object of numbers"
                    : "an object of strings";
        }
        return "a list of strings";
    }

    private static <E> Verdict<E> judged(E event, List<Violation> violations) {
        return violations.isEmpty() ? new Verdict.Accepted<>(event) : new Verdict.Rejected<>(violations);
    }

    private static <E> Verdict<E> rejected(String field, String message) {
        return new Verdict.Rejected<>(List.of(new Violation(field, message)));
    }
}
