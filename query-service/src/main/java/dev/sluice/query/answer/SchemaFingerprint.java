package dev.sluice.query.answer;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;

/**
 * Fingerprint of a record type's fields, nested ones included. While replicas of two versions share a Redis, an entry
 * stored without a field that the other version has must not be read by that version.
 */
final class SchemaFingerprint {

    private final StringBuilder text = new StringBuilder();
    private final Set<Class<?>> described = new HashSet<>();

    private SchemaFingerprint() {}

    /** Returns eight hexadecimal digits, the same for the same fields in every process. */
    static String of(Class<?> type) {
        SchemaFingerprint fingerprint = new SchemaFingerprint();
        fingerprint.describe(type);
        return "%08x".formatted(fingerprint.text.toString().hashCode());
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
