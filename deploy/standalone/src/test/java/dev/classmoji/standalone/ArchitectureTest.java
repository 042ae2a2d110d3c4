package dev.classmoji.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.classmoji.aggregator.dashboard.Dashboard;
import dev.classmoji.aggregator.dashboard.ReplayControl;
import dev.classmoji.aggregator.dashboard.playback.Rerun;
import dev.classmoji.aggregator.report.HtmlPage;
import dev.classmoji.aggregator.report.ReportFolder;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.classmoji.standalone");

  @Test
  void shouldTouchTheStagesOnlyToStartWatchAndExamineThem() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..doctor..", "..evaluate..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "dev.classmoji.ingest.face..",
                    "dev.classmoji.ingest.student..",
                    "dev.classmoji.ingest.crop..",
                    "dev.classmoji.classifier.*..",
                    "dev.classmoji.aggregator.*..")
                .and(not(resideInAnyPackage("dev.classmoji.aggregator.report.."))) // topics alone
                .and(not(type(ReplayControl.class))) // what the page may ask of us
                .and(not(type(Dashboard.class).or(type(Rerun.class))))) // which class it shows
        .check(CLASSES);
  }

  @Test
  void shouldEvaluateTheModelWithoutABroker() {
    noClasses()
        .that()
        .resideInAPackage("..evaluate..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.apache.kafka..", "..broker..", "dev.classmoji.aggregator..")
                .and(
                    not(
                        type(HtmlPage.class)
                            .or(type(ReportFolder.class))))) // how pages are written
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
