package dev.classmoji.ingest;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Ingest as an application of its own. Named, so that one that assembles it has its own main. */
@QuarkusMain(name = "ingest")
public class IngestApplication implements QuarkusApplication {
  private static final Logger LOG = Logger.getLogger(IngestApplication.class);

  /** How long a stopped replay has to publish its end. */
  private static final int FAREWELL_SECONDS = 10;

  private final Replayer replayer;
  private final LiveIngest live;
  private final CountDownLatch done = new CountDownLatch(1);

  public IngestApplication(Replayer replayer, LiveIngest live) {
    this.replayer = replayer;
    this.live = live;
  }

  @Override
  public int run(String... arguments) {
    var worker = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> cancel(worker), "cancel"));
    try {
      return new CommandLine(new IngestCommand())
          .addSubcommand(new ReplayCommand(replayer))
          .addSubcommand(new LiveCommand(live))
          .setParameterExceptionHandler(IngestApplication::explain)
          .setExecutionExceptionHandler(IngestApplication::explain)
          .execute(arguments);
    } finally {
      done.countDown();
    }
  }

  private void cancel(Thread worker) {
    if (done.getCount() == 0) {
      return;
    }
    worker.interrupt();
    try {
      done.await(FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int explain(ParameterException e, String[] arguments) {
    e.getCommandLine().getErr().println(e.getMessage());
    return e.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int explain(Exception e, CommandLine command, ParseResult arguments) {
    LOG.debug("it failed", e);
    command.getErr().println("failed: " + e.getMessage());
    return command.getCommandSpec().exitCodeOnExecutionException();
  }
}
