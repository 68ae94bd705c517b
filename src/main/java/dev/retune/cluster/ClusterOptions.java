package dev.retune.cluster;

import dev.retune.common.error.InvalidInputException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which cluster embeds, and what its machines need to know.
 *
 * @param address {@code spark://HOST:7077} for a standalone cluster, or {@code file:PATH} to write
 *     the arguments of a job that a person submits
 * @param rest port of the cluster's REST server
 * @param jar where the cluster's machines find the job's jar; a path or an address
 * @param models folder of models on the cluster's machines
 * @param database address of the workspace for the cluster's machines, when they reach it by
 *     another one
 * @param passwordFile file with the database's password on the cluster's machines
 * @param cores the most cores to use; all of the cluster's when 0
 * @param memory memory of each executor and of the driver, such as {@code 2g}
 */
public record ClusterOptions(
    String address,
    int rest,
    Optional<String> jar,
    Optional<String> models,
    Optional<String> database,
    Optional<String> passwordFile,
    int cores,
    String memory) {
  /** The usual port of the REST server. */
  public static final int REST = 6066;

  /** The usual memory. */
  public static final String MEMORY = "2g";

  /** What the address of a file begins with. */
  static final String FILE = "file:";

  private static final Pattern SPARK =
      Pattern.compile("spark://(?<host>[\\w.-]+|\\[[0-9a-fA-F:]+\\]):\\d{1,5}");
  private static final Pattern AMOUNT = Pattern.compile("(?<number>[1-9]\\d{0,6})(?<unit>[mg])");

  // Spark refuses executors with less, after the driver has started
  private static final int LEAST_MEGABYTES = 512;
  private static final int LAST_PORT = 65_535;

  /**
   * Checks the address, the port and the memory.
   *
   * @throws InvalidInputException when the address is of neither kind, the jar of the job is
   *     missing, or a number is out of range
   */
  public ClusterOptions {
    checkPort(rest);
    checkMemory(memory);
    if (SPARK.matcher(address).matches()) {
      if (jar.isEmpty()) {
        throw new InvalidInputException("cluster.noJar");
      }
    } else if (!address.startsWith(FILE) || address.length() == FILE.length()) {
      throw new InvalidInputException("cluster.address", address);
    }
  }

  /**
   * Checks the address of a master.
   *
   * @throws InvalidInputException when it is none
   */
  public static void checkMaster(String address) {
    if (!SPARK.matcher(address).matches()) {
      throw new InvalidInputException("cluster.master", address);
    }
  }

  /**
   * Checks the port of a REST server.
   *
   * @throws InvalidInputException when there is no such port
   */
  public static void checkPort(int port) {
    if (port < 1 || port > LAST_PORT) {
      throw new InvalidInputException("cluster.port", String.valueOf(port));
    }
  }

  /**
   * Checks an amount of memory.
   *
   * @throws InvalidInputException when it is none, or too little for Spark
   */
  public static void checkMemory(String memory) {
    Matcher amount = AMOUNT.matcher(memory);
    if (!amount.matches()
        || Integer.parseInt(amount.group("number"))
                * (amount.group("unit").equals("g") ? 1024L : 1L)
            < LEAST_MEGABYTES) {
      throw new InvalidInputException("cluster.memory", memory);
    }
  }

  /** Whether a person submits the job. */
  public boolean bySubmitter() {
    return address.startsWith(FILE);
  }

  /** The file of {@link #bySubmitter()}. */
  public String file() {
    return address.substring(FILE.length());
  }

  /** The host of the cluster's master; empty when a person submits. */
  public String host() {
    Matcher named = SPARK.matcher(address);
    return named.matches() ? named.group("host") : "";
  }
}
