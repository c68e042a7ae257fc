package dev.sluice.local.nativeimage;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The records and enums of a service that may cross JSON, found in its bytecode: parameters and results of resource methods, class
 * literals, type arguments of interfaces, types in signatures of classes that read or write JSON, types constructed where JSON is
 * written or a request is answered, and the components of all these. Includes some that do not cross JSON rather than miss one.
 */
final class JsonTypes {

    private static final Set<String> VERBS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** Classes whose methods read or write any object as JSON. */
    private static final Set<String> JSON_CLASSES = Set.of(
            "com.fasterxml.jackson.databind.ObjectMapper",
            "com.fasterxml.jackson.databind.ObjectReader",
            "com.fasterxml.jackson.databind.ObjectWriter",
            "com.fasterxml.jackson.databind.json.JsonMapper",
            "io.quarkiverse.resteasy.problem.HttpProblem$Builder");

    private final JavaClasses service;
    private final Set<JavaClass> found = new HashSet<>();

    private JsonTypes(JavaClasses service) {
        this.service = service;
    }

    /** The binary names of the types. */
    static Set<String> of(JavaClasses service) {
        JsonTypes types = new JsonTypes(service);
        types.find();
        return types.found.stream().map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    private void find() {
        Set<JavaCodeUnit> jsonMethods = jsonMethods();
        for (JavaClass owner : service) {
            owner.getReferencedClassObjects().stream()
                    .map(ReferencedClassObject::getRawType)
                    .forEach(this::add);
            owner.getInterfaces().forEach(this::addAll);
            boolean usesJson = owner.getCodeUnits().stream().anyMatch(unit -> calls(unit, jsonMethods));
            owner.getMethods().stream()
                    .filter(method -> usesJson || isResource(method))
                    .forEach(this::addSignature);
            owner.getCodeUnits().stream()
                    .filter(unit -> calls(unit, jsonMethods) || answers(unit))
                    .flatMap(unit -> unit.getConstructorCallsFromSelf().stream())
                    .forEach(made -> add(made.getTargetOwner()));
            if (usesJson) {
                owner.getFields().stream().map(JavaField::getType).forEach(this::addAll);
            }
        }
    }

    /** Methods of the service that hand any object on to JSON, found until there are no more. */
    private Set<JavaCodeUnit> jsonMethods() {
        Set<JavaCodeUnit> jsonMethods = new HashSet<>();
        boolean more = true;
        while (more) {
            more = jsonMethods.addAll(service.stream()
                    .flatMap(owner -> owner.getCodeUnits().stream())
                    .filter(unit ->
                            unit.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Object.class)))
                    .filter(unit -> calls(unit, jsonMethods))
                    .toList());
        }
        return jsonMethods;
    }

    private static boolean calls(JavaCodeUnit unit, Collection<JavaCodeUnit> jsonMethods) {
        return unit.getCallsFromSelf().stream()
                .anyMatch(call -> JSON_CLASSES.contains(call.getTargetOwner().getName())
                        || jsonMethods.stream().anyMatch(door -> door.getFullName()
                                .equals(call.getTarget().getFullName())));
    }

    private static boolean answers(JavaCodeUnit unit) {
        return unit.getCallsFromSelf().stream().map(JavaCall::getTargetOwner).anyMatch(owner -> owner.getName()
                .startsWith("jakarta.ws.rs.core.Response"));
    }

    private static boolean isResource(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(JavaAnnotation::getRawType)
                .anyMatch(
                        type -> type.getPackageName().equals("jakarta.ws.rs") && VERBS.contains(type.getSimpleName()));
    }

    private void addSignature(JavaMethod method) {
        Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                .forEach(this::addAll);
    }

    private void addAll(JavaType type) {
        type.getAllInvolvedRawTypes().forEach(this::add);
    }

    private void add(JavaClass type) {
        JavaClass one = type.getBaseComponentType();
        boolean isData = service.contain(one.getName()) && (one.isRecord() || one.isEnum());
        if (isData && type.isArray()) {
            found.add(type);
        }
        if (isData && found.add(one) && one.isRecord()) {
            one.getFields().stream()
                    .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                    .map(JavaField::getType)
                    .forEach(this::addAll);
        }
    }
}
