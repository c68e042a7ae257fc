package dev.sluice.kubernetes;

import com.google.gson.annotations.SerializedName;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.Quantity;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Validates a manifest as strictly as the API server with {@code --validate=strict}, by the classes generated from the
 * Kubernetes API description: unknown fields, values of another type and missing required fields are faults.
 */
final class Schema {

    private static final String MODELS = "io.kubernetes.client.openapi.models.";

    private final List<String> faults = new ArrayList<>();

    private Schema() {}

    /** Whether the kind is built in: its API group is one word or ends with k8s.io. */
    static boolean knows(Manifest manifest) {
        return manifest.apiVersion().matches("([a-z]+/|[a-z.]+\\.k8s\\.io/)?v[0-9a-z]+");
    }

    static List<String> faults(Manifest manifest) {
        Schema schema = new Schema();
        String version = manifest.apiVersion().replaceFirst(".*/", "");
        String model = MODELS + version.substring(0, 1).toUpperCase(Locale.ROOT) + version.substring(1);
        try {
            schema.object(manifest.toString(), manifest.root(), Class.forName(model + manifest.kind()));
        } catch (ClassNotFoundException e) {
            schema.faults.add(manifest + ": there is no " + manifest.apiVersion() + " " + manifest.kind());
        }
        return schema.faults;
    }

    private void check(String path, ManifestNode node, Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                elements(path, node, arguments[0]);
            } else {
                entries(path, node, arguments[1]);
            }
        } else if (type instanceof Class<?> model && model.getName().startsWith(MODELS)) {
            object(path, node, model);
        } else if (!isScalar(node.value(), type)) {
            faults.add(path + ": " + node.value() + " is no " + ((Class<?>) type).getSimpleName());
        }
    }

    private void elements(String path, ManifestNode node, Type type) {
        if (!(node.value() instanceof List<?>)) {
            faults.add(path + ": " + node.value() + " is no list");
        }
        int index = 0;
        for (ManifestNode item : node.items()) {
            check(path + "[" + index++ + "]", item, type);
        }
    }

    private void entries(String path, ManifestNode node, Type type) {
        if (!(node.value() instanceof Map<?, ?>)) {
            faults.add(path + ": " + node.value() + " is no map");
        }
        node.fields().forEach((name, value) -> check(path + "." + name, value, type));
    }

    private void object(String path, ManifestNode node, Class<?> model) {
        if (!(node.value() instanceof Map<?, ?>)) {
            faults.add(path + ": " + node.value() + " is no " + model.getSimpleName());
            return;
        }
        Map<String, Type> known = new HashMap<>();
        for (Field field : model.getDeclaredFields()) {
            SerializedName name = field.getAnnotation(SerializedName.class);
            if (name != null) {
                known.put(name.value(), field.getGenericType());
            }
        }
        node.fields().forEach((name, value) -> {
            if (known.containsKey(name)) {
                check(path + "." + name, value, known.get(name));
            } else {
                faults.add(path + ": " + model.getSimpleName() + " has no " + name);
            }
        });
        required(model).stream()
                .map(Object::toString)
                .filter(name -> !node.at(name).exists())
                .forEach(name -> faults.add(path + ": " + name + " is missing"));
    }

    private static Set<?> required(Class<?> model) {
        try {
            return (Set<?>) model.getField("openapiRequiredFields").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isScalar(Object value, Type type) {
        if (value == null) {
            return false;
        }
        if (type == Integer.class || type == Long.class) {
            return value instanceof Integer || value instanceof Long;
        }
        if (type == IntOrString.class) {
            return value instanceof Integer || value instanceof String;
        }
        if (type == Quantity.class) {
            return value instanceof Number || value.toString().matches("[0-9.]+([munkMGTPE]i?)?");
        }
        if (type == OffsetDateTime.class) {
            return value instanceof String;
        }
        return ((Class<?>) type).isInstance(value);
    }
}
