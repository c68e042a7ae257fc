package dev.sluice.query.cassandra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conditions of a SELECT that were requested; equal conditions yield equal text, prepared once. */
public final class WhereClause {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** Adds a condition with one marker if there is a value for it. */
    public WhereClause and(String condition, Optional<?> value) {
        value.ifPresent(given -> {
            conditions.add(condition);
            values.add(given);
        });
        return this;
    }

    String cql(String select) {
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return select + where + " LIMIT ?";
    }

    Object[] values(int limit) {
        List<Object> all = new ArrayList<>(values);
        all.add(limit);
        return all.toArray();
    }
}
