package dev.retune.cluster;

import dev.retune.cluster.job.JobArguments;
import dev.retune.cluster.job.JobProgress;
import dev.retune.cluster.store.EmbeddingJobRepository;
import dev.retune.cluster.submission.ArgumentFileLauncher;
import dev.retune.cluster.submission.JobLauncher;
import dev.retune.cluster.submission.SparkRestClient;
import dev.retune.cluster.submission.SparkRestLauncher;
import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.index.build.EmbeddingEngine;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the engines of clusters. */
public final class ClusterEngines {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern HOST = Pattern.compile("//(?<host>\\[[^\\]]+\\]|[^/:?,]+)");

  private final Workspace workspace;
  private final Clock clock;

  /** For a workspace. */
  public ClusterEngines(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  /**
   * Makes the engine that settings name.
   *
   * @throws InvalidInputException as {@link #of(ClusterOptions, Consumer)}
   */
  public EmbeddingEngine of(EngineSettings settings, Consumer<JobProgress> done) {
    return settings
        .cluster()
        .map(options -> of(options, done))
        .orElse(EmbeddingEngine.THIS_MACHINE);
  }

  /**
   * Asks whether a cluster can be used, without giving it work.
   *
   * @return the version of Spark that its REST server has; empty when a person submits
   * @throws InvalidInputException as {@link #of(ClusterOptions, Consumer)}, or when the file of
   *     arguments could not be written
   * @throws dev.retune.common.error.UnavailableException when the REST server does not answer, or
   *     its Spark is too old
   */
  public Optional<String> check(ClusterOptions options) {
    var _ = of(options, progress -> {});
    if (options.bySubmitter()) {
      Path file = Path.of(options.file()).toAbsolutePath();
      Path folder = Objects.requireNonNullElse(file.getParent(), file);
      if (!Files.isWritable(folder) || Files.isDirectory(file)) {
        throw new InvalidInputException("cluster.fileNotWritten", file.toString());
      }
      return Optional.empty();
    }
    try (SparkRestClient client = new SparkRestClient(rest(options))) {
      return Optional.of(SparkRestLauncher.version(client, options.address()));
    }
  }

  /**
   * Makes the engine of a cluster.
   *
   * @param done told how a job went that has ended well
   * @throws InvalidInputException when the cluster's machines cannot reach what they need: the
   *     workspace is a file, or its address or the model is of this machine only
   */
  public EmbeddingEngine of(ClusterOptions options, Consumer<JobProgress> done) {
    DatabaseUrl url = workspace.url();
    if (url.kind() != DatabaseUrl.Kind.POSTGRESQL) {
      throw new InvalidInputException("cluster.needsPostgresql");
    }
    DatabaseUrl database = options.database().map(DatabaseUrl::parse).orElse(url);
    if (database.kind() != DatabaseUrl.Kind.POSTGRESQL) {
      throw new InvalidInputException("cluster.needsPostgresql");
    }
    if (!options.bySubmitter() && isLoopback(database) && !LOOPBACK.contains(options.host())) {
      throw new InvalidInputException("cluster.loopback", database.shown());
    }
    String password =
        options.passwordFile().isPresent() ? "" : database.password().or(url::password).orElse("");
    return (spec, monitor) -> {
      if (!spec.modelId().equals(ModelCatalog.BUILT_IN) && options.models().isEmpty()) {
        throw new InvalidInputException("cluster.noModels", spec.modelId());
      }
      EmbeddingJobRepository jobs = new EmbeddingJobRepository(workspace, clock);
      if (options.bySubmitter()) {
        engine(jobs, new ArgumentFileLauncher(Path.of(options.file())), database, options, done)
            .embed(spec, monitor);
        return;
      }
      try (SparkRestClient client = new SparkRestClient(rest(options))) {
        SparkRestLauncher.Cluster cluster =
            new SparkRestLauncher.Cluster(
                options.address(),
                options.jar().orElseThrow(),
                options.cores(),
                options.memory(),
                password);
        engine(jobs, new SparkRestLauncher(client, cluster), database, options, done)
            .embed(spec, monitor);
      }
    };
  }

  private ClusterEngine engine(
      EmbeddingJobRepository jobs,
      JobLauncher launcher,
      DatabaseUrl database,
      ClusterOptions options,
      Consumer<JobProgress> done) {
    return new ClusterEngine(
        jobs,
        launcher,
        job ->
            new JobArguments(
                database.jdbc(),
                database.user().or(() -> workspace.url().user()),
                job,
                options.models(),
                options.passwordFile()),
        done,
        PAUSE);
  }

  private static URI rest(ClusterOptions options) {
    return URI.create("http://" + options.host() + ":" + options.rest());
  }

  private static boolean isLoopback(DatabaseUrl database) {
    Matcher named = HOST.matcher(database.jdbc());
    return !named.find() || LOOPBACK.contains(named.group("host"));
  }
}
