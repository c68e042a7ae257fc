package dev.sluice.scraper.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Reads JSON bodies of one object or an array of objects, and validates them by their annotations. */
@Singleton
public final class BodyReader {

    /** Objects in one body. */
    public static final int MAX_ITEMS = 500;

    private final ObjectMapper mapper;
    private final Validator validator;

    BodyReader(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /**
     * Reads the objects of a body; fails with a 400 problem if it has none, too many, or is not JSON of this type.
     *
     * @param body as sent, or null
     * @param type of the objects; unknown fields are ignored
     * @return 1 to {@link #MAX_ITEMS} objects, not validated
     */
    public <T> List<T> read(String body, Class<T> type) {
        try {
            JsonNode tree = mapper.readTree(body == null ? "" : body);
            List<T> items = new ArrayList<>();
            for (JsonNode item :
                    tree.isArray() ? tree : mapper.createArrayNode().add(tree)) {
                if (!item.isObject()) {
                    throw Problems.badRequest("The body must be a JSON object, or an array of objects.");
                }
                items.add(mapper.treeToValue(item, type));
            }
            if (items.isEmpty() || items.size() > MAX_ITEMS) {
                throw Problems.badRequest("The body must hold 1 to " + MAX_ITEMS + " objects.");
            }
            return items;
        } catch (JsonProcessingException e) {
            throw Problems.badRequest("The body is not JSON of the form that the OpenAPI document describes.");
        }
    }

    /** Fails with a problem that names every violation of every item. */
    public void check(List<?> items, String detail) {
        List<Violation> violations = IntStream.range(0, items.size())
                .boxed()
                .flatMap(i -> violations(items.get(i)).stream().map(violation -> violation.ofItem(i)))
                .toList();
        if (!violations.isEmpty()) {
            throw Problems.invalid(detail, violations);
        }
    }

    /** Every violation of one item, by field. */
    public List<Violation> violations(Object item) {
        return validator.validate(item).stream()
                .map(violation -> Violation.ofField(field(violation), violation.getMessage()))
                .distinct()
                .sorted(Comparator.comparing(Violation::field))
                .toList();
    }

    /** The field itself, also where one element of its list is wrong. */
    private static String field(ConstraintViolation<?> violation) {
        return violation.getPropertyPath().iterator().next().getName();
    }
}
