package dev.retune.cluster.submission;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.cluster.job.JobArguments;
import dev.retune.common.error.UnavailableException;
import java.util.Arrays;

/** Submits a job to a Spark standalone cluster, whose machine then runs its driver. */
public final class SparkRestLauncher implements JobLauncher {
  /** The job's main class, which is in the job's jar only. */
  public static final String MAIN = "dev.retune.cluster.spark.ReembedJob";

  /** The version of Spark that the job is compiled for; older ones do not run on Java 25. */
  public static final String SPARK = "4.2.0";

  private static final String JVM =
      "--enable-native-access=ALL-UNNAMED -Dai.djl.offline=true -DOPT_OUT_TRACKING=true";

  private final SparkRestClient client;
  private final Cluster cluster;

  /**
   * The cluster and what of it is used.
   *
   * @param master address of its master
   * @param jar where its machines find the job's jar
   * @param cores the most cores; all when 0
   * @param memory memory of each executor and of the driver
   * @param password the database's password; empty when it is in a file there, or there is none
   */
  public record Cluster(String master, String jar, int cores, String memory, String password) {
    @Override
    public String toString() {
      return master;
    }
  }

  /** Submits by a client, which the caller closes. */
  public SparkRestLauncher(SparkRestClient client, Cluster cluster) {
    this.client = client;
    this.cluster = cluster;
  }

  @Override
  public StartedJob start(JobArguments arguments) {
    var _ = version(client, cluster.master());
    String id = client.create(request(arguments));
    return new StartedJob() {
      @Override
      public SubmissionStatus status() {
        return client.status(id);
      }

      @Override
      public String waiting() {
        return "stage.cluster.wait";
      }

      @Override
      public void kill() {
        client.kill(id);
      }
    };
  }

  /**
   * Returns the version of Spark that a server has.
   *
   * @param master address of its master, for the message
   * @throws UnavailableException when the server does not answer, or its Spark is too old
   */
  public static String version(SparkRestClient client, String master) {
    String version = client.version();
    if (!isNewEnough(version)) {
      throw new UnavailableException("cluster.oldSpark", master, version, SPARK);
    }
    return version;
  }

  static boolean isNewEnough(String version) {
    if (!version.matches("\\d+\\.\\d+.*")) {
      return false;
    }
    int[] given =
        Arrays.stream(version.split("[.-]", 3)).limit(2).mapToInt(Integer::parseInt).toArray();
    int[] needed =
        Arrays.stream(SPARK.split("[.]", 3)).limit(2).mapToInt(Integer::parseInt).toArray();
    return Arrays.compare(given, needed) >= 0;
  }

  /** The password travels in the driver's environment: the cluster shows arguments to everyone. */
  ObjectNode request(JobArguments arguments) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("action", "CreateSubmissionRequest");
    request.put("clientSparkVersion", SPARK);
    request.put("appResource", cluster.jar());
    request.put("mainClass", MAIN);
    arguments.words().forEach(request.putArray("appArgs")::add);
    ObjectNode environment = request.putObject("environmentVariables");
    if (!cluster.password().isEmpty()) {
      environment.put(JobArguments.PASSWORD, cluster.password());
    }
    ObjectNode properties = request.putObject("sparkProperties");
    properties.put("spark.app.name", "Retune reembed " + arguments.job());
    properties.put("spark.master", cluster.master());
    properties.put("spark.submit.deployMode", "cluster");
    properties.put("spark.jars", cluster.jar());
    properties.put("spark.driver.memory", cluster.memory());
    properties.put("spark.executor.memory", cluster.memory());
    properties.put("spark.driver.extraJavaOptions", JVM);
    properties.put("spark.executor.extraJavaOptions", JVM);
    // a killed driver is not started again by itself: the console would not know of it
    properties.put("spark.driver.supervise", "false");
    if (cluster.cores() > 0) {
      properties.put("spark.cores.max", String.valueOf(cluster.cores()));
    }
    return request;
  }
}
