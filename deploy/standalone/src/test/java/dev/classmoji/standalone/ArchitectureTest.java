package dev.classmoji.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.classmoji.standalone");

  @Test
  void shouldReportFromTopicsAlone() {
    noClasses()
        .that()
        .resideInAPackage("..report..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.classmoji.ingest..", "dev.classmoji.classifier..", "dev.classmoji.aggregator..")
        .check(CLASSES);
  }

  @Test
  void shouldTouchTheStagesOnlyToStartAndWatchThem() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.classmoji.ingest.face..",
            "dev.classmoji.ingest.student..",
            "dev.classmoji.ingest.crop..",
            "dev.classmoji.classifier.*..",
            "dev.classmoji.aggregator.*..")
        .check(CLASSES);
  }

  @Test
  void shouldKeepTheBrokersInsidesInOnePackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..broker..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("kafka..", "org.apache.kafka.metadata..")
        .check(CLASSES);
  }

  @Test
  void shouldHaveNoCycles() {
    slices().matching("dev.classmoji.standalone.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
