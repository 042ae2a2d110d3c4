package dev.classmoji.ingest;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.classmoji.schemas.EpochMicros;
import java.io.FileOutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses INGEST =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.classmoji.ingest");

  /** By the class library or by FFmpeg. */
  private static final DescribedPredicate<JavaMethodCall> WRITES_A_FILE =
      DescribedPredicate.describe(
          "a file is written",
          call ->
              call.getTargetOwner().isEquivalentTo(Files.class)
                      && call.getName()
                          .matches(
                              "write.*|newOutputStream|newBufferedWriter|newByteChannel|copy|create.*")
                  || call.getName().matches("avio_open.*|avformat_write.*|av_.*write_frame")
                      && !opensAStreamForReading(call));

  /** In one place, where it says so. */
  private static boolean opensAStreamForReading(JavaMethodCall call) {
    return call.getName().equals("avio_open2")
        && call.getOriginOwner().getSimpleName().equals("StreamConnection");
  }

  @Test
  void shouldTouchNativeVideoInSourceAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..ingest.source..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bytedeco..")
        .check(INGEST);
  }

  @Test
  void shouldRunNetworksInFaceAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..ingest.face..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.onnxruntime..")
        .check(INGEST);
  }

  @Test
  void shouldPublishFromCropAlone() {
    noClasses()
        .that()
        .resideInAnyPackage("..ingest.source..", "..ingest.face..", "..ingest.student..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.apache.kafka..", "dev.classmoji.schemas..")
                .and(not(type(EpochMicros.class)))) // how a moment is counted
        .check(INGEST);
  }

  @Test
  void shouldKeepTheFrameworkOutOfTheStages() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.classmoji.ingest.*..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.quarkus..", "io.smallrye..", "jakarta..", "picocli..")
        .check(INGEST);
  }

  @Test
  void shouldKnowOfTracingItsApiAlone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.opentelemetry.sdk..", "io.opentelemetry.exporter..")
        .check(INGEST);
  }

  @Test
  void shouldKeepTheStagesInTheOrderOfTheData() {
    noClasses()
        .that()
        .resideInAPackage("..ingest.source..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..ingest.face..", "..ingest.student..", "..ingest.crop..")
        .check(INGEST);
    noClasses()
        .that()
        .resideInAPackage("..ingest.face..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..ingest.student..", "..ingest.crop..")
        .check(INGEST);
    noClasses()
        .that()
        .resideInAPackage("..ingest.student..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..ingest.source..", "..ingest.crop..")
        .check(INGEST);
    slices().matching("dev.classmoji.(ingest.*)..").should().beFreeOfCycles().check(INGEST);
  }

  @Test
  void shouldWriteNoFilesAndNoImages() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.imageio..", "java.awt..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(FileOutputStream.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(FileChannel.class)
        .orShould()
        .callMethodWhere(WRITES_A_FILE)
        .check(INGEST);
  }
}
