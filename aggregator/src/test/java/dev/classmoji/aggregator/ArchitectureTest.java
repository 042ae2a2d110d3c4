package dev.classmoji.aggregator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.classmoji.schemas.Showing;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "dev.classmoji.aggregator";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void shouldKeepFeedbackPure() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".feedback..")
        .should()
        .onlyDependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage("java..", ROOT + ".feedback..")
                .or(JavaClass.Predicates.equivalentTo(Showing.class)))
        .check(CLASSES);
  }

  @Test
  void shouldKnowKafkaStreamsInTopologyAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".topology..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka.streams..")
        .check(CLASSES);
  }

  @Test
  void shouldKnowQuarkusInTheRootPackageAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.quarkus..", "jakarta..", "io.smallrye..", "org.eclipse..")
        .check(CLASSES);
  }

  @Test
  void shouldHaveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void shouldDependOnTheRootPackageFromNowhere() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".feedback..", ROOT + ".topology..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(CLASSES);
  }
}
