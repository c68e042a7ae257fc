package dev.sluice.ingest.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.util.function.Function;

/**
 * An idempotent write: a statement and its values.
 *
 * @param statement CQL with markers
 * @param values binds them to the prepared statement; null deletes a cell
 */
public record BoundWrite(String statement, Function<PreparedStatement, BoundStatement> values) {

    /** A write by a statement with a {@code ?} for each value. */
    public static BoundWrite of(String statement, Object... values) {
        return new BoundWrite(statement, prepared -> prepared.bind(values));
    }

    /** A write by a statement with named markers. */
    public static BoundWrite of(String statement, NamedValues values) {
        return new BoundWrite(
                statement, prepared -> prepared.bind(values.inOrderOf(prepared.getVariableDefinitions())));
    }

    BoundStatement bind(PreparedStatement prepared) {
        return values.apply(prepared);
    }
}
