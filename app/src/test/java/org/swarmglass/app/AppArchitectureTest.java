package org.swarmglass.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Rules 13 to 16 of ARCHITECTURE.md, and rule 11 for this module. */
class AppArchitectureTest {
    private static final String APP = "org.swarmglass.app";
    private static final String ENGINE = "org.swarmglass.engine";

    private final JavaClasses app = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(APP);

    @TestFactory
    Stream<DynamicTest> rules() {
        return Stream.of(
                        usesTheFrontDoorOfTheEngine(),
                        featuresFormNoCycle(),
                        onlyThePlayerKnowsVlcj(),
                        presentersArePure(),
                        onlyChartsKnowTheirLibrary(),
                        tellingNames())
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(app)));
    }

    private static ArchRule usesTheFrontDoorOfTheEngine() {
        DescribedPredicate<JavaClass> internals = resideInAnyPackage(ENGINE + "..")
                .and(not(resideInAnyPackage(
                        ENGINE,
                        ENGINE + ".event",
                        ENGINE + ".snapshot",
                        ENGINE + ".model",
                        ENGINE + ".reader",
                        ENGINE + ".tracker.server",
                        ENGINE + ".recording..",
                        ENGINE + ".simulation..",
                        ENGINE + ".diagnosis..")))
                .as("are internals of the engine");
        return noClasses()
                .should()
                .dependOnClassesThat(internals)
                .because("the console must not be tied to the scheduler");
    }

    private static ArchRule featuresFormNoCycle() {
        return slices().matching(APP + ".(*)..").should().beFreeOfCycles();
    }

    private static ArchRule onlyThePlayerKnowsVlcj() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(APP + ".player..")
                .and()
                .doNotBelongToAnyOf(Main.class) // closes a descriptor at the process's end
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("uk.co.caprica..", "com.sun.jna..");
    }

    private static ArchRule presentersArePure() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Presenter")
                .or()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.swing..", "java.awt..");
    }

    private static ArchRule onlyChartsKnowTheirLibrary() {
        return noClasses().should().dependOnClassesThat().resideInAnyPackage("org.jfree..");
    }

    private static ArchRule tellingNames() {
        return noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .because("a name must say what the class is for");
    }
}
