package dev.sluice.local;

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
 * The records and enums of a service that may cross JSON, found in its bytecode: what its resource methods take and
 * answer, whose class is given to somebody, what its interfaces are filled with, what stands in the signatures of
 * classes that read or write JSON, what is made where JSON is written or a request is answered, and all that these
 * consist of. Rather one too many than one too few.
 */
final class JsonTypes {

    private static final Set<String> VERBS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** Whose methods take or make any object as JSON. */
    private static final Set<String> DOORS = Set.of(
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

    /** Their names, as the image knows them. */
    static Set<String> of(JavaClasses service) {
        JsonTypes types = new JsonTypes(service);
        types.find();
        return types.found.stream().map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    private void find() {
        Set<JavaCodeUnit> doors = doors();
        for (JavaClass owner : service) {
            owner.getReferencedClassObjects().stream()
                    .map(ReferencedClassObject::getRawType)
                    .forEach(this::add);
            owner.getInterfaces().forEach(this::addAll);
            boolean speaksJson = owner.getCodeUnits().stream().anyMatch(unit -> calls(unit, doors));
            owner.getMethods().stream()
                    .filter(method -> speaksJson || isResource(method))
                    .forEach(this::addSignature);
            owner.getCodeUnits().stream()
                    .filter(unit -> calls(unit, doors) || answers(unit))
                    .flatMap(unit -> unit.getConstructorCallsFromSelf().stream())
                    .forEach(made -> add(made.getTargetOwner()));
            if (speaksJson) {
                owner.getFields().stream().map(JavaField::getType).forEach(this::addAll);
            }
        }
    }

    /** Methods of the service that hand any object on to JSON, found until there are no more. */
    private Set<JavaCodeUnit> doors() {
        Set<JavaCodeUnit> doors = new HashSet<>();
        boolean more = true;
        while (more) {
            more = doors.addAll(service.stream()
                    .flatMap(owner -> owner.getCodeUnits().stream())
                    .filter(unit ->
                            unit.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Object.class)))
                    .filter(unit -> calls(unit, doors))
                    .toList());
        }
        return doors;
    }

    private static boolean calls(JavaCodeUnit unit, Collection<JavaCodeUnit> doors) {
        return unit.getCallsFromSelf().stream()
                .anyMatch(call -> DOORS.contains(call.getTargetOwner().getName())
                        || doors.stream().anyMatch(door -> door.getFullName()
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
