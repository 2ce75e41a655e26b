package io.tongban.support.testing;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What holds in every service. Each rule is tried on a planted violation ({@code planted} package of the test jar), so
 * that none matches nothing.
 */
public final class ArchitectureRules {

    private ArchitectureRules() {}

    /** All rules by name; the name is that of the planted violation. */
    public static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("Blocks", noBlocking());
        rules.put("Subscribes", noSubscribing());
        rules.put("Sleeps", noSleeping());
        rules.put("ReadsTheSystemClock", noBareClock());
        rules.put("OrderManager", noEmptyNames());
        rules.put("OrderController", controllersDoNotTouchStores());
        return rules;
    }

    /** Main classes of a package, without tests. */
    public static JavaClasses mainClasses(String basePackage) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(basePackage);
    }

    static ArchRule noBlocking() {
        return noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "a publisher is blocked",
                        (JavaCall<?> call) -> call.getTarget()
                                        .getName()
                                        .matches("block|blockFirst|blockLast|blockOptional")
                                && call.getTargetOwner().getPackageName().startsWith("reactor.core.publisher")))
                .because("an event loop that waits serves nobody");
    }

    static ArchRule noSubscribing() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.tongban.support.background.Recurring")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "a publisher is subscribed by hand",
                        (JavaCall<?> call) -> call.getTarget().getName().equals("subscribe")
                                && call.getTargetOwner().getPackageName().startsWith("reactor.core.publisher")))
                .because("work without an owner loses its errors; Recurring is the one owner");
    }

    static ArchRule noSleeping() {
        return noClasses().should().callMethodWhere(target(name("sleep")).and(target(owner(name("java.lang.Thread")))));
    }

    static ArchRule noBareClock() {
        return noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "the time is read without a clock",
                        (JavaCall<?> call) ->
                                call.getTargetOwner().getPackageName().equals("java.time")
                                                && call.getTarget().getName().equals("now")
                                                && call.getTarget()
                                                        .getRawParameterTypes()
                                                        .isEmpty()
                                        || call.getTarget().getName().equals("currentTimeMillis")))
                .because("time comes from the injected clock, so that it can be driven");
    }

    static ArchRule noEmptyNames() {
        return classes()
                .should()
                .haveSimpleNameNotEndingWith("Impl")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .because("such a name says nothing");
    }

    static ArchRule controllersDoNotTouchStores() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are stores or the database",
                        (JavaClass type) -> type.getSimpleName().startsWith("R2dbc")
                                || type.getPackageName().startsWith("org.springframework.r2dbc")
                                || type.getPackageName().startsWith("io.r2dbc")))
                .because("controller → use case → store");
    }
}
