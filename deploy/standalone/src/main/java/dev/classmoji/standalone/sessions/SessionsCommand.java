package dev.classmoji.standalone.sessions;

import picocli.CommandLine.Command;

/** {@code classmoji sessions}: what was kept of past classes. */
@Command(
    name = "sessions",
    description = "Lists, shows and deletes the sessions of a data folder or a cluster.",
    subcommands = {ListCommand.class, ShowCommand.class, DeleteCommand.class},
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  classmoji sessions list --data ~/classmoji",
      "  classmoji sessions show math-7b --data ~/classmoji",
      "  classmoji sessions delete math-7b~k3f9 --broker kafka:9092",
      "",
      "An ID may be cut short: to the class's name if it has one session, or to what only this",
      "session begins with."
    })
public final class SessionsCommand {}
