package dev.classmoji.ingest;

import picocli.CommandLine.Command;

/** The top of ingest's command line. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = "Turns classroom video into a session's log of face crops on Kafka.",
    synopsisSubcommandLabel = "COMMAND")
final class IngestCommand {}
