package dev.retune.cluster;

import java.util.Optional;

/**
 * Where the texts of an index are embedded, as a person sets it. What is not for the chosen kind is
 * kept, so that it is there when the kind is chosen again.
 *
 * @param kind this machine, or the way to a cluster
 * @param master address of a Spark standalone cluster, such as {@code spark://HOST:7077}
 * @param file file that receives the arguments of a job that a person submits
 * @param restPort port of the master's REST server; {@value ClusterOptions#REST} when empty
 * @param jar where the cluster's machines find the job's jar
 * @param models folder of models on the cluster's machines
 * @param database address of the workspace for the cluster's machines, when it is another
 * @param passwordFile file with the database's password on the cluster's machines
 * @param cores the most cores to use; all when empty
 * @param memory memory of each process; {@value ClusterOptions#MEMORY} when empty
 */
public record EngineSettings(
    Kind kind,
    Optional<String> master,
    Optional<String> file,
    Optional<Integer> restPort,
    Optional<String> jar,
    Optional<String> models,
    Optional<String> database,
    Optional<String> passwordFile,
    Optional<Integer> cores,
    Optional<String> memory) {
  /** Ways to embed. */
  public enum Kind {
    /** The index build embeds. */
    LOCAL,
    /** A Spark standalone cluster, by its REST server. */
    SPARK,
    /** A job whose arguments are written to a file, for a person who submits it. */
    FILE
  }

  /** Takes a blank text as none. */
  public EngineSettings {
    master = master.map(String::strip).filter(EngineSettings::isText);
    file = file.map(String::strip).filter(EngineSettings::isText);
    jar = jar.map(String::strip).filter(EngineSettings::isText);
    models = models.map(String::strip).filter(EngineSettings::isText);
    database = database.map(String::strip).filter(EngineSettings::isText);
    passwordFile = passwordFile.map(String::strip).filter(EngineSettings::isText);
    memory = memory.map(String::strip).filter(EngineSettings::isText);
  }

  private static boolean isText(String stripped) {
    return !stripped.isEmpty();
  }

  /** Returns the defaults: this machine. */
  public static EngineSettings standard() {
    return new EngineSettings(
        Kind.LOCAL,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Returns the cluster that embeds; empty for this machine.
   *
   * @throws dev.retune.common.error.InvalidInputException when something of it is missing or wrong
   */
  public Optional<ClusterOptions> cluster() {
    return switch (kind) {
      case LOCAL -> Optional.empty();
      case SPARK -> Optional.of(options(master.orElse("")));
      case FILE -> Optional.of(options(ClusterOptions.FILE + file.orElse("")));
    };
  }

  private ClusterOptions options(String address) {
    return new ClusterOptions(
        address,
        restPort.orElse(ClusterOptions.REST),
        jar,
        models,
        database,
        passwordFile,
        cores.orElse(0),
        memory.orElse(ClusterOptions.MEMORY));
  }
}
