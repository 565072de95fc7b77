package org.swarmglass.engine;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rules of ARCHITECTURE.md, by their numbers there. */
class EngineArchitectureTest {
    private static final String ROOT = "org.swarmglass.engine";

    /** Adapters own threads and sockets; everything else runs on the loop. */
    private static final String[] ADAPTERS = {
        ROOT + ".loop..",
        ROOT + ".tracker.websocket..",
        ROOT + ".tracker.server..",
        ROOT + ".transport.webrtc..",
        ROOT + ".origin.http..",
        ROOT + ".store.disk..",
        ROOT + ".proxy..",
        ROOT + ".reader..",
        ROOT
    };

    /** Values of java.net that open no socket. */
    private static final List<String> HARMLESS_NET = List.of(
            "java.net.URI",
            "java.net.URISyntaxException",
            "java.net.IDN",
            "java.net.URLDecoder",
            "java.net.URLEncoder");

    private final JavaClasses engine = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> rules() {
        return Stream.of(
                        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles(),
                        layers(),
                        headless(),
                        oneNativeOwner(),
                        noSecondConcurrencyModel(),
                        noSynchronizedMethods(),
                        injectedTimeAndChance(),
                        snapshotsAreRecords(),
                        eventsAreRecords(),
                        publishedFieldsAreFinal(),
                        tellingNames())
                .map(rule -> DynamicTest.dynamicTest(shortName(rule), () -> rule.check(engine)));
    }

    private static ArchRule layers() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("base")
                .definedBy(ROOT + ".model..", ROOT + ".loop..")
                .layer("pure")
                .definedBy(pure())
                .layer("ports")
                .definedBy(ROOT + ".tracker..", ROOT + ".transport..", ROOT + ".origin..", ROOT + ".store..")
                .layer("census")
                .definedBy(ROOT + ".census..")
                .layer("peer")
                .definedBy(ROOT + ".peer..")
                .layer("swarm")
                .definedBy(ROOT + ".swarm..")
                .layer("stream")
                .definedBy(ROOT + ".stream..")
                .layer("edge")
                .definedBy(ROOT + ".proxy..", ROOT + ".recording..", ROOT + ".reader..")
                .layer("simulation")
                .definedBy(ROOT + ".simulation..")
                .layer("facade")
                .definedBy(ROOT)
                .whereLayer("facade")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("edge")
                .mayOnlyBeAccessedByLayers("stream", "simulation", "facade")
                .whereLayer("stream")
                .mayOnlyBeAccessedByLayers("simulation", "facade")
                .whereLayer("simulation")
                .mayOnlyBeAccessedByLayers("facade")
                .whereLayer("swarm")
                .mayOnlyBeAccessedByLayers("stream", "simulation", "facade")
                .whereLayer("census")
                .mayOnlyBeAccessedByLayers("stream", "facade")
                .whereLayer("peer")
                .mayOnlyBeAccessedByLayers("swarm", "stream", "facade")
                .whereLayer("ports")
                .mayOnlyBeAccessedByLayers("census", "peer", "swarm", "stream", "simulation", "facade")
                .whereLayer("pure")
                .mayOnlyBeAccessedByLayers(
                        "ports", "census", "peer", "swarm", "stream", "edge", "simulation", "facade");
    }

    private static String[] pure() {
        return Stream.of(
                        "identity",
                        "integrity",
                        "playlist",
                        "wire",
                        "schedule",
                        "metrics",
                        "event",
                        "snapshot",
                        "diagnosis")
                .map(name -> ROOT + "." + name + "..")
                .toArray(String[]::new);
    }

    private static ArchRule headless() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.swing..", "uk.co.caprica..")
                .because("the engine runs headless");
    }

    private static ArchRule oneNativeOwner() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".transport.webrtc..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.onvoid..", "com.sun.jna..")
                .because("one package knows the native library");
    }

    private static ArchRule noSecondConcurrencyModel() {
        DescribedPredicate<JavaClass> sockets = resideInAnyPackage("java.net..", "java.net.http..", "com.sun.net..")
                .and(DescribedPredicate.describe("that open sockets", type -> !HARMLESS_NET.contains(type.getName())));
        return noClasses()
                .that()
                .resideOutsideOfPackages(ADAPTERS)
                .should()
                .dependOnClassesThat(sockets)
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Thread.class)
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("java.util.concurrent..")
                        .and(not(resideInAnyPackage("java.util.concurrent.atomic"))))
                .because("core state lives on the loop: no sockets, threads, locks or concurrent collections");
    }

    private static ArchRule noSynchronizedMethods() {
        return noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackages(ADAPTERS)
                .should()
                .haveModifier(JavaModifier.SYNCHRONIZED);
    }

    private static ArchRule injectedTimeAndChance() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".loop..")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class)
                .because("time and chance are injected, so a run can be repeated");
    }

    private static ArchRule snapshotsAreRecords() {
        return classes()
                .that()
                .resideInAPackage(ROOT + ".snapshot..")
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .orShould()
                .beEnums();
    }

    private static ArchRule eventsAreRecords() {
        return classes().that().implement(ROOT + ".event.EngineEvent").should().beRecords();
    }

    private static ArchRule publishedFieldsAreFinal() {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(ROOT + ".snapshot..", ROOT + ".event..")
                .should()
                .beFinal();
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

    private static String shortName(ArchRule rule) {
        String text = rule.getDescription();
        return text.substring(0, Math.min(90, text.length()));
    }
}
