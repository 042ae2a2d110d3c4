package dev.classmoji.classifier.model;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Has several readers share a batch: each takes the next few crops when it is done with its last
 * ones, the calling thread among them.
 *
 * <p>ONNX Runtime's own threads split each operator into equal parts and wait for the slowest; a
 * core that also decodes video or serves Kafka then holds up the others at every operator. On two
 * cores, one of them half taken by another program, two threads within the operators read 103 to
 * 135 crops a second and two readers 166 to 172; with nothing beside them, 196 and 220.
 */
final class ParallelReader implements ExpressionReader {
  private final List<TensorReader> readers;
  private final int batchSize;
  private final ExecutorService helpers;

  /**
   * @param readers at least two, of one model and of equal batch size: the crops taken at a time
   * @param batchSize the most crops that it takes at once
   */
  ParallelReader(List<TensorReader> readers, int batchSize) {
    this.readers = List.copyOf(readers);
    this.batchSize = batchSize;
    helpers = Executors.newFixedThreadPool(readers.size() - 1, ParallelReader::thread);
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "classifier-reader");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public String model() {
    return readers.get(0).model();
  }

  @Override
  public CropShape shape() {
    return readers.get(0).shape();
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public List<int[]> read(List<ByteBuffer> crops) {
    var answers = new int[crops.size()][];
    var next = new AtomicInteger();
    int portions = -Math.floorDiv(-crops.size(), portion());
    var helping =
        readers.stream()
            .limit(portions)
            .skip(1)
            .map(helper -> help(helper, crops, answers, next))
            .toArray(CompletableFuture[]::new);
    try {
      work(readers.get(0), crops, answers, next);
    } finally {
      join(helping); // their tensors must be at rest before anybody goes on, or closes them
    }
    return List.of(answers);
  }

  private CompletableFuture<Void> help(
      TensorReader helper, List<ByteBuffer> crops, int[][] answers, AtomicInteger next) {
    return CompletableFuture.runAsync(() -> work(helper, crops, answers, next), helpers);
  }

  private void work(
      TensorReader reader, List<ByteBuffer> crops, int[][] answers, AtomicInteger next) {
    int from;
    while ((from = next.getAndAdd(portion())) < crops.size()) {
      int first = from;
      var part = crops.subList(first, Math.min(first + portion(), crops.size()));
      var read = reader.read(part);
      IntStream.range(0, read.size()).forEach(i -> answers[first + i] = read.get(i));
    }
  }

  private static void join(CompletableFuture<?>... helping) {
    try {
      CompletableFuture.allOf(helping).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private int portion() {
    return readers.get(0).batchSize();
  }

  @Override
  public void close() {
    helpers.shutdown();
    readers.forEach(TensorReader::close);
  }
}
