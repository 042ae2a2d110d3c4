package dev.classmoji.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.classmoji.classifier.model.Provider;
import dev.classmoji.standalone.doctor.Finding.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What each check makes of made-up facts. */
class JudgementTest {
  private static final long MIB = 1 << 20;
  private static final OptionalLong UNKNOWN = OptionalLong.empty();

  @Test
  void shouldNeedA64BitJava17AndWishForACompiler() {
    assertThat(java(17, "64", true)).isEqualTo(Level.OK);
    assertThat(java(25, "64", true)).isEqualTo(Level.OK);
    assertThat(java(17, "64", false)).isEqualTo(Level.WARN);
    assertThat(java(17, "32", true)).isEqualTo(Level.FAIL);
    assertThat(java(11, "64", true)).isEqualTo(Level.FAIL);
  }

  private static Level java(int feature, String bits, boolean compiler) {
    return JavaCheck.judge(new JavaCheck.Facts(feature, feature + ".0.1", bits, compiler, "/jvm"))
        .level();
  }

  @Test
  void shouldWarnOffTheTestedPlatform() {
    assertThat(PlatformCheck.judge("Linux", "amd64", 2).level()).isEqualTo(Level.OK);
    assertThat(PlatformCheck.judge("Linux", "aarch64", 2).level()).isEqualTo(Level.WARN);
    assertThat(PlatformCheck.judge("Mac OS X", "x86_64", 8).level()).isEqualTo(Level.WARN);
  }

  @Test
  void shouldNeed700MibOfWhicheverIsLess() {
    assertThat(MemoryCheck.judge(mib(700), UNKNOWN))
        .isEqualTo(Finding.ok("700 MiB free, 700 MiB needed"));
    assertThat(MemoryCheck.judge(mib(699), UNKNOWN).level()).isEqualTo(Level.FAIL);
    assertThat(MemoryCheck.judge(mib(8000), mib(512)))
        .isEqualTo(
            Finding.fail(
                "512 MiB free, 700 MiB needed; the container's limit",
                "Give the container more memory."));
    assertThat(MemoryCheck.judge(mib(800), mib(9000)).found()).startsWith("800 MiB");
    assertThat(MemoryCheck.judge(UNKNOWN, UNKNOWN).level()).isEqualTo(Level.WARN);
  }

  private static OptionalLong mib(long mib) {
    return OptionalLong.of(mib * MIB);
  }

  @Test
  void shouldNeedAGibibyteThatCanBeWritten() {
    var folder = Path.of("/data");

    assertThat(DiskCheck.judge(folder, true, 1024 * MIB).level()).isEqualTo(Level.OK);
    assertThat(DiskCheck.judge(folder, true, 1024 * MIB - 1).level()).isEqualTo(Level.FAIL);
    assertThat(DiskCheck.judge(folder, false, 9999 * MIB).found())
        .isEqualTo("/data cannot be written to");
  }

  @Test
  void shouldNeedTheDashboardsPort() {
    assertThat(PortCheck.judge(8080, Optional.empty())).isEqualTo(Finding.ok("8080 is free"));
    assertThat(PortCheck.judge(80, Optional.of("Permission denied")))
        .returns(Level.FAIL, Finding::level)
        .returns("80 cannot be used (Permission denied)", Finding::found);
  }

  @Test
  void shouldDoWithoutABrowser() {
    assertThat(BrowserCheck.judge(Optional.of(Path.of("/bin/firefox"))).level())
        .isEqualTo(Level.OK);
    assertThat(BrowserCheck.judge(Optional.empty()).level()).isEqualTo(Level.WARN);
  }

  @Test
  void shouldDoWithoutAGpuButSayIfOneIdles() {
    assertThat(GpuCheck.judge(false, false)).isEqualTo(Finding.ok("none: the CPU is used"));
    assertThat(GpuCheck.judge(true, false)).isEqualTo(Finding.ok("none: the CPU is used"));
    assertThat(GpuCheck.judge(true, true).level()).isEqualTo(Level.OK);
    assertThat(GpuCheck.judge(false, true).level()).isEqualTo(Level.WARN);
  }

  @Test
  void shouldNeedADecoder() {
    assertThat(VideoCheck.judge("8.0.1", true, true)).isEqualTo(Finding.ok("8.0.1, decodes H.264"));
    assertThat(VideoCheck.judge("8.0.1", true, false).level()).isEqualTo(Level.FAIL);
    assertThat(VideoCheck.judge("8.0.1", false, true).level()).isEqualTo(Level.FAIL);
  }

  @Test
  void shouldSayWhatALibraryThatDoesNotLoadMeans() {
    var finding = NativeLibraries.missing(new UnsatisfiedLinkError("no jniavutil in path"));

    assertThat(finding.level()).isEqualTo(Level.FAIL);
    assertThat(finding.found()).contains("no jniavutil in path");
  }

  @Test
  void shouldNotTrustADetectorThatSeesFacesInNothing() {
    assertThat(DetectorCheck.judge(0, 2)).isEqualTo(Finding.ok("loaded, 2.0 ms a picture"));
    assertThat(DetectorCheck.judge(1, 2).level()).isEqualTo(Level.FAIL);
  }

  @Test
  void shouldNameTheModelAndItsPace() {
    assertThat(ModelCheck.judge("resnet18-a", Provider.CPU, 3.456))
        .isEqualTo(Finding.ok("resnet18-a on the CPU, 3.5 ms a crop"));
  }

  @Test
  void shouldNeedABrokerThatGivesBackWhatItGot() {
    assertThat(BrokerCheck.judge(Optional.of("ok"), 3).level()).isEqualTo(Level.OK);
    assertThat(BrokerCheck.judge(Optional.of("ko"), 3).found()).contains("'ko'");
    assertThat(BrokerCheck.judge(Optional.empty(), 20).level()).isEqualTo(Level.FAIL);
  }
}
