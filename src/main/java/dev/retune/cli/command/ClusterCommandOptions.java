package dev.retune.cli.command;

import dev.retune.cli.terminal.Terminal;
import dev.retune.cli.terminal.UsageException;
import dev.retune.cluster.ClusterEngines;
import dev.retune.cluster.ClusterOptions;
import dev.retune.cluster.job.JobProgress;
import dev.retune.cluster.submission.SparkRestLauncher;
import dev.retune.common.error.InvalidInputException;
import dev.retune.index.build.EmbeddingEngine;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a re-embedding on a cluster. */
final class ClusterCommandOptions {
  @Option(
      names = "--engine",
      paramLabel = "E",
      description =
          "Where texts are embedded: local (default), spark://HOST:7077 for a Spark standalone"
              + " cluster, or file:PATH to write the arguments of a job for spark-submit and wait"
              + " for it. Needs a workspace in PostgreSQL.")
  private String engine = "local";

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
      description = "Port of the cluster's REST server (default: ${DEFAULT-VALUE}).")
  private int rest = ClusterOptions.REST;

  @Option(
      names = "--engine-cores",
      paramLabel = "N",
      description = "The most cores of the cluster to use (default: all).")
  private int cores;

  @Option(
      names = "--engine-memory",
      paramLabel = "M",
      description = "Memory of each process on the cluster (default: ${DEFAULT-VALUE}).")
  private String memory = ClusterOptions.MEMORY;

  /** The engine that the options name; it prints what it did to standard error. */
  EmbeddingEngine engine(Terminal terminal, ClusterEngines clusters) {
    if (engine.equals("local")) {
      return EmbeddingEngine.THIS_MACHINE;
    }
    if (cores < 0) {
      throw new UsageException("cli.cluster.cores", String.valueOf(cores));
    }
    ClusterOptions options = options();
    EmbeddingEngine made = clusters.of(options, progress -> print(terminal, progress));
    return (spec, monitor) -> {
      if (options.bySubmitter()) {
        terminal.printError(
            terminal.texts().get("cli.cluster.submit", SparkRestLauncher.MAIN, options.file()));
      }
      made.embed(spec, monitor);
    };
  }

  private ClusterOptions options() {
    try {
      return new ClusterOptions(
          engine,
          rest,
          Optional.ofNullable(jar),
          Optional.ofNullable(models),
          Optional.ofNullable(database),
          Optional.ofNullable(passwordFile),
          cores,
          memory);
    } catch (InvalidInputException e) {
      throw new UsageException(e);
    }
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
