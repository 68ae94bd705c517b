package dev.retune.bench;

import dev.retune.Launcher;
import dev.retune.sample.SampleChatDatabase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Three consoles, two schedules and a collector at once on one PostgreSQL: counts what was lost or
 * stored twice, and then raises the rate of votes to find what gives way first. Settings: {@code
 * -Dretune.bench.seconds} (default 600), {@code -Dretune.bench.rate} votes per second (default 10).
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=TeamWorkspaceTrial \
 *   -Dbench.jvm=-Dretune.bench.database=jdbc:postgresql://host/EMPTY?user=NAME</pre>
 */
public final class TeamWorkspaceTrial {
  private static final int CONSOLES = 3;
  private static final int SCHEDULES = 2;
  private static final int STEP_SECONDS = 20;
  private static final int[] STEPS = {50, 100, 200};
  private static final Duration TICK = Duration.ofSeconds(5);

  private final String url = System.getProperty("retune.bench.database", "");
  private final int seconds = Integer.getInteger("retune.bench.seconds", 600);
  private final int rate = Integer.getInteger("retune.bench.rate", 10);
  private final Path folder;
  private final Map<String, Process> processes = new LinkedHashMap<>();

  private TeamWorkspaceTrial(Path folder) {
    this.folder = folder;
  }

  /** Prints one line for each count. */
  public static void main(String[] args) throws Exception {
    try (BenchFolder folder = BenchFolder.temporary("retune-team")) {
      new TeamWorkspaceTrial(folder.path()).run();
    }
  }

  private void run() throws Exception {
    Path home = Files.createDirectories(folder.resolve("server"));
    Files.writeString(home.resolve("settings.json"), "{\"weekly\": \"every 2 minutes\"}");
    Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS);
    try (SampleChatDatabase chat = new SampleChatDatabase(folder.resolve("chat.db"), end)) {
      long voted = chat.until(end.minus(Duration.ofDays(21)));
      finish(
          command(
              "command",
              home,
              "source",
              "add",
              "product",
              "sqlite:///" + folder.resolve("chat.db")));
      finish(command("command", home, "sync"));
      int port = freePort();
      start("collector", command("collector", home, "serve", "--port", String.valueOf(port)));
      for (int i = 1; i <= SCHEDULES; i++) {
        start("schedule " + i, command("schedule " + i, home, "loop", "--daemon"));
      }
      for (int i = 1; i <= CONSOLES; i++) {
        start("console " + i, console(i));
      }
      ProductTime time = new ProductTime(chat, end.minus(Duration.ofDays(21)), end);
      TeamTraffic traffic = new TeamTraffic(port);
      listening(port);
      try (time;
          TeamLoad _ = new TeamLoad(url, processes)) {
        time.start(seconds);
        System.out.printf("%d votes/s for %d s: %s%n", rate, seconds, traffic.send(rate, seconds));
      }
      voted += time.voted();
      for (int step : STEPS) {
        try (TeamLoad _ = new TeamLoad(url, processes)) {
          System.out.printf("%d votes/s: %s%n", step, traffic.send(step, STEP_SECONDS));
        }
      }
      Files.createFile(folder.resolve("end"));
      stop();
      finish(command("command", home, "sync"));
      count(traffic, voted);
    } finally {
      processes.values().forEach(Process::destroyForcibly);
    }
  }

  /** Lets weeks of the chat product pass in the time of the trial. */
  private static final class ProductTime implements AutoCloseable {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final SampleChatDatabase chat;
    private final Instant from;
    private final Instant to;
    private Instant now;
    private long voted;

    ProductTime(SampleChatDatabase chat, Instant from, Instant to) {
      this.chat = chat;
      this.from = from;
      this.to = to;
      now = from;
    }

    void start(int seconds) {
      Duration step =
          Duration.between(from, to).multipliedBy(TICK.toSeconds()).dividedBy(Math.max(1, seconds));
      var _ =
          timer.scheduleAtFixedRate(
              () -> pass(step), TICK.toSeconds(), TICK.toSeconds(), TimeUnit.SECONDS);
    }

    private void pass(Duration step) {
      try {
        now = now.plus(step);
        voted += chat.until(now.isBefore(to) ? now : to);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    long voted() {
      return voted;
    }

    @Override
    public void close() {
      timer.close();
    }
  }

  private void count(TeamTraffic traffic, long voted) throws Exception {
    long saved = 0;
    for (int i = 1; i <= CONSOLES; i++) {
      saved += Long.parseLong(Files.readString(folder.resolve("saved" + i)));
    }
    try (Connection connection = DriverManager.getConnection(url)) {
      TeamCounts counts = new TeamCounts(connection);
      System.out.println(counts.collected(traffic.acknowledged()));
      System.out.println("requests not acknowledged: " + traffic.failed());
      System.out.println(counts.pulled(voted));
      System.out.println(counts.rollups());
      System.out.println(counts.judgements(saved));
      System.out.println(counts.runs());
    }
  }

  private ProcessBuilder command(String name, Path home, String... arguments) {
    List<String> command = java(Launcher.class);
    command.addAll(List.of("--home", home.toString(), "--database", named(name)));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  /** The workspace's address, which tells the server who has connected. */
  private String named(String name) {
    return url + (url.contains("?") ? "&" : "?") + "ApplicationName=" + name.replace(' ', '-');
  }

  private ProcessBuilder console(int number) throws IOException {
    List<String> command = java(TeamConsole.class);
    command.add(1, "-Duser.name=reviewer-" + number);
    command.addAll(
        List.of(
            Files.createDirectories(folder.resolve("console" + number)).toString(),
            named("console " + number),
            folder.resolve("end").toString(),
            folder.resolve("saved" + number).toString()));
    return new ProcessBuilder(command);
  }

  /** Java as this process was started, with little compiling and a small heap. */
  private static List<String> java(Class<?> main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(given -> given.startsWith("--") || given.startsWith("-D"))
        .forEach(command::add);
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
    command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return command;
  }

  private void start(String name, ProcessBuilder builder) throws IOException {
    Path said = folder.resolve(name.replace(' ', '-') + ".txt");
    processes.put(name, builder.redirectErrorStream(true).redirectOutput(said.toFile()).start());
  }

  private void finish(ProcessBuilder builder) throws IOException, InterruptedException {
    int code = builder.inheritIO().start().waitFor();
    if (code != 0) {
      throw new IllegalStateException(builder.command().getLast() + " ended with " + code);
    }
  }

  private void stop() throws IOException, InterruptedException {
    for (Map.Entry<String, Process> each : processes.entrySet()) {
      Process process = each.getValue();
      if (!each.getKey().startsWith("console")) {
        process.destroy();
      }
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        throw new IllegalStateException(each.getKey() + " does not end");
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void listening(int port) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        TimeUnit.MILLISECONDS.sleep(300);
      }
    }
    throw new IllegalStateException("the collector does not listen");
  }
}
