package dev.retune.cli.command;

import dev.retune.cli.terminal.Terminal;
import dev.retune.cli.terminal.UsageException;
import dev.retune.cluster.ClusterEngines;
import dev.retune.cluster.ClusterOptions;
import dev.retune.cluster.EngineSettings;
import dev.retune.cluster.EngineSettings.Kind;
import dev.retune.cluster.job.JobProgress;
import dev.retune.cluster.submission.SparkRestLauncher;
import dev.retune.common.error.InvalidInputException;
import dev.retune.index.build.EmbeddingEngine;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a re-embedding on a cluster. */
final class ClusterCommandOptions {
  private static final String FILE = "file:";

  @Option(
      names = "--engine",
      paramLabel = "E",
      description =
          "Where texts are embedded: local, spark://HOST:7077 for a Spark standalone cluster, or"
              + " file:PATH to write the arguments of a job for spark-submit and wait for it. A"
              + " cluster needs a workspace in PostgreSQL. By default what the settings say, as"
              + " for the other options of a cluster.")
  private @Nullable String engine;

  @Option(
      names = "--engine-jar",
      paramLabel = "PATH",
      description = "Where the cluster's machines find the job's jar.")
  private @Nullable String jar;

  @Option(
      names = "--engine-models",
      paramLabel = "DIR",
      description = "Folder of models on the cluster's machines; not needed for the built-in one.")
  private @Nullable String models;

  @Option(
      names = "--engine-database",
      paramLabel = "URL",
      description = "Address of the workspace for the cluster's machines, if it is another.")
  private @Nullable String database;

  @Option(
      names = "--engine-password-file",
      paramLabel = "PATH",
      description =
          "File with the database's password on the cluster's machines. By default the password"
              + " is given to the job in its environment.")
  private @Nullable String passwordFile;

  @Option(
      names = "--engine-rest-port",
      paramLabel = "N",
      description = "Port of the cluster's REST server (default: 6066).")
  private @Nullable Integer rest;

  @Option(
      names = "--engine-cores",
      paramLabel = "N",
      description = "The most cores of the cluster to use; 0 for all (default).")
  private @Nullable Integer cores;

  @Option(
      names = "--engine-memory",
      paramLabel = "M",
      description = "Memory of each process on the cluster (default: 2g).")
  private @Nullable String memory;

  /**
   * The engine that the options name, or else the settings; it prints what it did to standard
   * error.
   */
  EmbeddingEngine engine(Terminal terminal, EngineSettings set, ClusterEngines clusters) {
    Optional<ClusterOptions> chosen = chosen(set);
    if (chosen.isEmpty()) {
      return EmbeddingEngine.THIS_MACHINE;
    }
    ClusterOptions options = chosen.get();
    EmbeddingEngine made = clusters.of(options, progress -> print(terminal, progress));
    return (spec, monitor) -> {
      if (options.bySubmitter()) {
        terminal.printError(
            terminal.texts().get("cli.cluster.submit", SparkRestLauncher.MAIN, options.file()));
      }
      made.embed(spec, monitor);
    };
  }

  /** The cluster that the options name, or else the settings; empty for this machine. */
  Optional<ClusterOptions> chosen(EngineSettings set) {
    if (cores != null && cores < 0) {
      throw new UsageException("cli.cluster.cores", String.valueOf(cores));
    }
    EngineSettings merged = merged(set);
    if (merged.kind() == Kind.LOCAL && isClusterNamed()) {
      throw new UsageException("cli.cluster.local");
    }
    try {
      return merged.cluster();
    } catch (InvalidInputException e) {
      throw new UsageException(e);
    }
  }

  /** Whether there is an option that only a cluster has. */
  private boolean isClusterNamed() {
    return Stream.of(
            Optional.ofNullable(jar),
            Optional.ofNullable(models),
            Optional.ofNullable(database),
            Optional.ofNullable(passwordFile),
            Optional.ofNullable(rest),
            Optional.ofNullable(cores),
            Optional.ofNullable(memory))
        .anyMatch(Optional::isPresent);
  }

  /** What is not given is taken from the settings. */
  private EngineSettings merged(EngineSettings set) {
    Optional<String> given = Optional.ofNullable(engine);
    Kind kind = given.map(ClusterCommandOptions::kind).orElse(set.kind());
    return new EngineSettings(
        kind,
        kind == Kind.SPARK ? given.or(set::master) : set.master(),
        kind == Kind.FILE
            ? given.map(address -> address.substring(FILE.length())).or(set::file)
            : set.file(),
        Optional.ofNullable(rest).or(set::restPort),
        Optional.ofNullable(jar).or(set::jar),
        Optional.ofNullable(models).or(set::models),
        Optional.ofNullable(database).or(set::database),
        Optional.ofNullable(passwordFile).or(set::passwordFile),
        cores == null ? set.cores() : Optional.of(cores).filter(most -> most > 0),
        Optional.ofNullable(memory).or(set::memory));
  }

  private static Kind kind(String address) {
    return address.equals("local") ? Kind.LOCAL : address.startsWith(FILE) ? Kind.FILE : Kind.SPARK;
  }

  private static void print(Terminal terminal, JobProgress progress) {
    terminal.printError(
        terminal
            .texts()
            .get(
                "cli.cluster.done",
                progress.texts(),
                progress.embedded(),
                progress.texts() - progress.embedded(),
                progress.busyMillis() / 1_000.0,
                progress.rate()));
  }
}
