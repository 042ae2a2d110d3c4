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
  void shouldKnowQuarkusWhereItIsPutTogetherAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT,
            ROOT + ".dashboard",
            ROOT + ".subscription",
            ROOT + ".subscription.webhook",
            ROOT + ".subscription.mqtt",
            ROOT + ".report..") // that has its own
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.quarkus..", "io.vertx..", "jakarta..", "io.smallrye..", "org.eclipse..")
        .check(CLASSES);
  }

  @Test
  void shouldKnowOfTracingItsApiAlone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.opentelemetry.sdk..", "io.opentelemetry.exporter..")
        .check(CLASSES);
  }

  @Test
  void shouldReportFromTopicsAlone() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".report..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "com.fasterxml.jackson..",
            "dev.classmoji.schemas..",
            "io.quarkus.qute..",
            "org.HdrHistogram..",
            "org.apache.avro..",
            "org.apache.kafka.clients..",
            "org.apache.kafka.common..",
            ROOT + ".report..")
        .check(CLASSES);
  }

  @Test
  void shouldKeepTheBoardPure() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".dashboard.board..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.apache.avro..", "dev.classmoji.schemas..", ROOT + ".dashboard.board..")
        .check(CLASSES);
  }

  @Test
  void shouldKnowKafkasClientsWhereTheDashboardReadsAlone() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".dashboard..")
        .and()
        .resideOutsideOfPackage(ROOT + ".dashboard.feed..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .check(CLASSES);
  }

  @Test
  void shouldKeepSubscriptionsToEventsAloneUntilTheyMeetKafkaAndHttp() {
    classes()
        .that()
        .resideInAnyPackage(
            ROOT + ".subscription.event..",
            ROOT + ".subscription.stream..",
            ROOT + ".subscription.wire..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "com.fasterxml.jackson..",
            "dev.classmoji.schemas..",
            "org.apache.avro..",
            ROOT + ".subscription.event..",
            ROOT + ".subscription.stream..",
            ROOT + ".subscription.wire..")
        .check(CLASSES);
  }

  @Test
  void shouldKnowWhereWebhooksLeadAndHowTheyAreTriedWithoutHttp() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".subscription.webhook.*..", ROOT + ".subscription.group..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT, ROOT + ".dashboard..", ROOT + ".topology..")
        .check(CLASSES);
    slices()
        .matching(ROOT + ".subscription.webhook.(*)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @Test
  void shouldKnowMqttInOnePackageAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".subscription.mqtt..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.hivemq..")
        .check(CLASSES);
  }

  @Test
  void shouldShowWhatTheTopicsSayAndNothingOfTheTopology() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".dashboard..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".topology..", ROOT + ".feedback..")
        .check(CLASSES);
  }

  @Test
  void shouldHaveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching(ROOT + ".dashboard.(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching(ROOT + ".subscription.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void shouldDependOnTheRootPackageFromNowhereBelowTheEdge() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + ".feedback..",
            ROOT + ".keeping..",
            ROOT + ".topology..",
            ROOT + ".dashboard.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(CLASSES);
  }
}
