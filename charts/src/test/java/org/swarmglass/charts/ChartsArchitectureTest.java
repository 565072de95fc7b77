package org.swarmglass.charts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Rule 12 of ARCHITECTURE.md. */
class ChartsArchitectureTest {
    @Test
    void knowsNothingButSwingAndItsChartLibrary() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.swarmglass.charts..",
                        "org.jfree..",
                        "java.lang..",
                        "java.util..",
                        "java.text..",
                        "java.time..",
                        "java.awt..",
                        "javax.swing..",
                        "javax.accessibility..",
                        "org.jspecify..")
                .because("charts must not learn what they show")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.swarmglass.charts"));
    }
}
