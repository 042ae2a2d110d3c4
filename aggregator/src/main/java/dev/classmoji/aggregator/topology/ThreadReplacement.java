package dev.classmoji.aggregator.topology;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/**
 * What to do when a stream thread dies: replace it a bounded number of times if the error may pass
 * by itself, else stop. The transaction it was in is undone, so its records are folded again.
 */
final class ThreadReplacement {
  private final int limit;
  private final AtomicInteger replaced = new AtomicInteger();

  ThreadReplacement(int limit) {
    this.limit = limit;
  }

  StreamThreadExceptionResponse answer(Throwable error) {
    return mayPass(error) && replaced.incrementAndGet() <= limit
        ? StreamThreadExceptionResponse.REPLACE_THREAD
        : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private static boolean mayPass(Throwable error) {
    for (var cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException
          || isTransactionUndone(cause)
          || BrokerNames.areMissed(cause)) {
        return true;
      }
    }
    return false;
  }

  /** The broker was not heard of for so long that it undid the transaction: a new one may go on. */
  private static boolean isTransactionUndone(Throwable error) {
    return error instanceof InvalidTxnStateException
        || error instanceof TransactionAbortableException;
  }
}
