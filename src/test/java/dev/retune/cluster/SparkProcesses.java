package dev.retune.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A Spark master and workers of one core each, from a folder of Spark's jars. Where {@code
 * -Dretune.spark.jars=DIR} or the job's jar {@code -Dretune.spark.job=FILE} is missing, tests that
 * need it are skipped.
 */
final class SparkProcesses implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(500);

  private final List<Process> started = new ArrayList<>();
  private final Path folder;
  private final Path jars;
  final Path job;
  final int port;
  final int rest;
  private final int web;

  SparkProcesses(Path folder, int workers) throws IOException, InterruptedException {
    this.folder = folder;
    jars = given("retune.spark.jars", "target/spark/jars");
    job = given("retune.spark.job", "target/spark/retune-spark.jar");
    port = freePort();
    rest = freePort();
    web = freePort();
    start(
        "master",
        List.of("-Dspark.master.rest.enabled=true", "-Dspark.master.rest.port=" + rest),
        "org.apache.spark.deploy.master.Master",
        List.of("--host", "127.0.0.1", "--port", "" + port, "--webui-port", "" + web));
    for (int i = 0; i < workers; i++) {
      start(
          "worker" + i,
          List.of(),
          "org.apache.spark.deploy.worker.Worker",
          List.of(
              "--host",
              "127.0.0.1",
              "--cores",
              // the driver takes one core of a worker, too
              i == 0 ? "2" : "1",
              "--memory",
              "4g",
              "--webui-port",
              "" + freePort(),
              "--work-dir",
              folder.resolve("work" + i).toString(),
              "spark://127.0.0.1:" + port));
    }
    await(workers);
  }

  private static Path given(String property, String usual) {
    Path path = Path.of(System.getProperty(property, usual)).toAbsolutePath();
    assumeTrue(Files.exists(path), () -> "skipped: no " + path + "; see -D" + property);
    return path;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void start(String name, List<String> options, String main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.addAll(List.of("-cp", jars + "/*", main));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", folder.toString());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_DIRS", folder.resolve("local").toString());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve(name + ".log").toFile());
    Path home = folder.resolve("jars");
    if (!Files.exists(home)) {
      Files.createSymbolicLink(home, jars);
    }
    started.add(builder.start());
  }

  private void await(int workers) throws IOException, InterruptedException {
    long since = System.nanoTime();
    while (System.nanoTime() - since < PATIENCE.toNanos()) {
      if (alive() == workers) {
        return;
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    throw new IOException("the cluster did not start; see " + folder);
  }

  private int alive() throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      String page =
          client
              .send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web + "/json/")).build(),
                  BodyHandlers.ofString())
              .body();
      return page.split("\"ALIVE\"", -1).length - 2;
    } catch (IOException e) {
      return -1;
    }
  }

  /** An executor that runs now. */
  Optional<ProcessHandle> executor() {
    return started.stream()
        .flatMap(Process::descendants)
        .filter(
            process ->
                process.info().arguments().map(List::of).orElse(List.of()).stream()
                    .anyMatch(word -> word.endsWith("CoarseGrainedExecutorBackend")))
        .findFirst();
  }

  ClusterOptions options() {
    return new ClusterOptions(
        "spark://127.0.0.1:" + port,
        rest,
        Optional.of("file:" + job),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        "1g");
  }

  @Override
  public void close() {
    for (Process process : started.reversed()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroy();
      process.onExit().join();
    }
  }
}
