package dev.classmoji.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class DoctorTest {
  private final StringWriter out = new StringWriter();
  private final Doctor doctor = new Doctor(new PrintWriter(out));

  @Test
  void shouldSayWhatToDoWhereSomethingIsNotWell() {
    boolean well =
        doctor.examine(
            List.of(
                check("a", () -> Finding.ok("fine")),
                check("b", () -> Finding.warn("so so", "Do this."))));

    assertThat(well).isTrue();
    assertThat(out.toString().lines())
        .containsExactly("ok    a: fine", "warn  b: so so", "      Do this.");
  }

  @Test
  void shouldGoOnAfterAFailure() {
    boolean well =
        doctor.examine(
            List.of(
                check("a", () -> Finding.fail("broken", "Mend it.")),
                check("b", () -> Finding.ok("fine"))));

    assertThat(well).isFalse();
    assertThat(out.toString().lines())
        .containsExactly("FAIL  a: broken", "      Mend it.", "ok    b: fine");
  }

  @Test
  void shouldTakeWhateverIsThrownForAFailure() {
    boolean well =
        doctor.examine(
            List.of(
                check(
                    "a",
                    () -> {
                      throw new IllegalStateException("around", new RuntimeException("two\nlines"));
                    }),
                check(
                    "b",
                    () -> {
                      throw new UnsatisfiedLinkError("no libx");
                    })));

    assertThat(well).isFalse();
    assertThat(out.toString())
        .contains("FAIL  a: RuntimeException: two lines")
        .contains("FAIL  b: UnsatisfiedLinkError: no libx");
  }

  @Test
  void shouldPrintEachFindingBeforeItLooksOn() {
    doctor.examine(
        List.of(
            check("a", () -> Finding.ok("fine")),
            check("b", () -> Finding.ok("after " + out.toString().strip()))));

    assertThat(out.toString()).contains("ok    b: after ok    a: fine");
  }

  private static Check check(String subject, Callable<Finding> look) {
    return new Check() {
      @Override
      public String subject() {
        return subject;
      }

      @Override
      public Finding look() throws Exception {
        return look.call();
      }
    };
  }
}
