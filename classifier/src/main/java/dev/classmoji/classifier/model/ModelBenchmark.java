package dev.classmoji.classifier.model;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Prints how many random crops a second the bare model reads, without Kafka, for several batch
 * sizes: {@code java -cp ... dev.classmoji.classifier.model.ModelBenchmark [--batch 1,4,8]
 * [--threads 2] [--seconds 10] [--provider cpu] [--model auto|standard|fast|FILE]}.
 */
public final class ModelBenchmark {
  private static final int ROUNDS = 5;
  private static final List<String> OPTIONS =
      List.of("--batch", "--threads", "--seconds", "--provider", "--model");

  private ModelBenchmark() {}

  /** Measures each batch size for {@code --seconds}, in five rounds, and prints their medians. */
  public static void main(String[] args) {
    var given = parse(args);
    int threads =
        Integer.parseInt(
            given.getOrDefault(
                "--threads", String.valueOf(Runtime.getRuntime().availableProcessors())));
    var provider =
        Provider.valueOf(given.getOrDefault("--provider", "auto").toUpperCase(Locale.ROOT));
    double roundSeconds = Double.parseDouble(given.getOrDefault("--seconds", "10")) / ROUNDS;
    var choice = ModelChoice.of(given.getOrDefault("--model", "auto"));
    try (var model = ExpressionModel.load(choice, new ModelOptions(provider, threads))) {
      System.out.printf(
          Locale.ROOT,
          "model %s, crops %s, provider %s, %d threads, median of %d rounds of %.1f s%n"
              + "batch  crops/s  ms/batch%n",
          model.id(),
          model.shape(),
          model.provider(),
          threads,
          ROUNDS,
          roundSeconds);
      for (var batch : given.getOrDefault("--batch", "1,4,8,16,32").split(",")) {
        try (var reader = model.reader(Integer.parseInt(batch))) {
          double cropsPerSecond = measure(reader, roundSeconds);
          System.out.printf(
              Locale.ROOT,
              "%5s  %7.0f  %8.1f%n",
              batch,
              cropsPerSecond,
              1000 * reader.batchSize() / cropsPerSecond);
        }
      }
    }
  }

  private static Map<String, String> parse(String[] args) {
    var given = new HashMap<String, String>();
    for (int i = 0; i < args.length; i += 2) {
      if (!OPTIONS.contains(args[i]) || i + 1 == args.length) {
        throw new IllegalArgumentException(
            "%s is no option with a value; known are %s".formatted(args[i], OPTIONS));
      }
      given.put(args[i], args[i + 1]);
    }
    return given;
  }

  private static double measure(ExpressionReader reader, double roundSeconds) {
    var random = new Random(1);
    var crops =
        Stream.generate(() -> new byte[reader.shape().bytes()])
            .limit(reader.batchSize())
            .peek(random::nextBytes)
            .map(ByteBuffer::wrap)
            .toList();
    round(reader, crops, roundSeconds / 2); // warms up
    return DoubleStream.generate(() -> round(reader, crops, roundSeconds))
        .limit(ROUNDS)
        .sorted()
        .skip(ROUNDS / 2)
        .findFirst()
        .orElseThrow();
  }

  /** One round's crops per second. */
  private static double round(ExpressionReader reader, List<ByteBuffer> crops, double seconds) {
    long start = System.nanoTime();
    long read = 0;
    double elapsed;
    do {
      reader.read(crops);
      read += crops.size();
      elapsed = (System.nanoTime() - start) / 1e9;
    } while (elapsed < seconds);
    return read / elapsed;
  }
}
