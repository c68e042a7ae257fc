package dev.sluice.query.answer;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;

/**
 * The form of a cached entity, in a few letters: its fields and theirs. While replicas of two versions share a Redis,
 * what one of them stored without a field that the other has must not be read by that one.
 */
final class SchemaFingerprint {

    private final StringBuilder text = new StringBuilder();
    private final Set<Class<?>> described = new HashSet<>();

    private SchemaFingerprint() {}

    /** Eight letters, the same for the same fields in every process. */
    static String of(Class<?> type) {
        SchemaFingerprint form = new SchemaFingerprint();
        form.describe(type);
        return "%08x".formatted(form.text.toString().hashCode());
    }

    private void describe(Type type) {
        if (type instanceof ParameterizedType generic) {
            describe(generic.getRawType());
            for (Type argument : generic.getActualTypeArguments()) {
                describe(argument);
            }
        } else if (type instanceof Class<?> one && one.isRecord() && described.add(one)) {
            for (RecordComponent component : one.getRecordComponents()) {
                text.append(component.getName()).append(' ');
                describe(component.getGenericType());
            }
        } else if (!described.contains(type)) {
            text.append(type.getTypeName()).append('\n');
        }
    }
}
