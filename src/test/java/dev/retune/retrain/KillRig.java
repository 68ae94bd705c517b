package dev.retune.retrain;

import dev.retune.db.DatabaseUrl;
import dev.retune.db.Fence;
import dev.retune.index.IndexVersion;
import dev.retune.index.LazyModel;
import dev.retune.index.Mode;
import dev.retune.index.SearchHit;
import dev.retune.index.Searcher;
import dev.retune.work.Monitor;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Kills runs in the middle, one after another, and looks after each whether anything was lost. */
public final class KillRig {
  private static final List<String> STAGES =
      List.of(
          "begin",
          "stage.try",
          "stage.learn",
          "stage.index",
          "stage.evaluate",
          "stage.promote",
          "end",
          "rollback",
          "rolled back");
  private static final List<String> QUESTIONS =
      List.of("ant7 bee7", "bee55 general", "ant99", "information for customers", "moth1");

  private final Path home;
  private final Random random;
  private final Map<Long, List<List<SearchHit>>> answers = new HashMap<>();
  private final Map<String, Integer> kills = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  /** In an empty folder; the seed decides when is killed. */
  public KillRig(Path home, long seed) {
    this.home = home;
    this.random = new Random(seed);
    try (Lab lab = lab()) {
      lab.documents(100);
      lab.liked(100);
      lab.clock.pass(Duration.ofHours(1));
      lab.retrainer.run(lab.asked().within(Duration.ZERO), Fence.none(), Monitor.none());
      look(lab, "the first index");
    }
  }

  private Lab lab() {
    Lab lab = new Lab(DatabaseUrl.h2File(home.resolve("retune")), home);
    lab.clock.pass(Duration.between(Lab.START, Instant.now()));
    return lab;
  }

  /** Kills by what was under way. */
  public Map<String, Integer> kills() {
    return kills;
  }

  /** What was found wrong. */
  public List<String> failures() {
    return failures;
  }

  /** Kills one process at a stage, the next of them each time, and looks at what is left. */
  public void kill(int number) throws IOException, InterruptedException {
    String stage = STAGES.get(number % STAGES.size());
    Process process = start(number);
    String at = "";
    try (BufferedReader out = process.inputReader()) {
      int reports = 1 + random.nextInt(stage.equals("stage.index") ? 40 : 3);
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        at = line.replaceAll(" [0-9]+$", "");
        if (at.startsWith(stage) && --reports <= 0) {
          break;
        }
        if (at.startsWith("stage.index") && stage.equals("stage.learn") && reports < 0) {
          break;
        }
      }
      LockSupport.parkNanos(random.nextLong(15_000_000));
    } finally {
      process.destroyForcibly().waitFor();
    }
    kills.merge(at.isEmpty() ? "start" : at, 1, Integer::sum);
    try (Lab lab = lab()) {
      look(lab, "kill " + number + " at " + at);
    } catch (RuntimeException e) {
      failures.add("kill " + number + " at " + at + ": " + e);
    }
  }

  /** The next run after all this. */
  public RetrainResult finish() {
    try (Lab lab = lab()) {
      lab.clock.pass(Duration.ofDays(30));
      lab.rewrite(3, "ant3 bee3 at last");
      RetrainResult result =
          lab.retrainer.run(
              lab.asked().forced().within(Duration.ZERO), Fence.none(), Monitor.none());
      look(lab, "the last run");
      return result;
    }
  }

  private Process start(int number) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--add-modules",
            "jdk.incubator.vector",
            "-cp",
            System.getProperty("java.class.path"),
            KilledRuns.class.getName(),
            home.toString(),
            String.valueOf(number * 1000))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void look(Lab lab, String when) {
    IndexVersion live = lab.versions.live().orElseThrow();
    lab.store.verify(live);
    expect(live.state() == IndexVersion.State.LIVE, when + ": the pointer's version is " + live);
    long lives =
        lab.versions.list().stream().filter(v -> v.state() == IndexVersion.State.LIVE).count();
    expect(lives == 1, when + ": " + lives + " versions are live");
    List<List<SearchHit>> now = ask(lab, live);
    List<List<SearchHit>> before = answers.putIfAbsent(live.id(), now);
    expect(before == null || before.equals(now), when + ": " + live.label() + " answers otherwise");
    lab.runs.closeAbandoned("over");
    for (Run run : lab.runs.latest(50)) {
      expect(run.state() != Run.State.RUNNING, when + ": run " + run.id() + " is still open");
      boolean wentLive = run.version().filter(v -> wentLive(lab, v)).isPresent();
      expect(
          run.state() != Run.State.FAILED || !wentLive,
          when + ": run " + run.id() + " is failed and live");
    }
    lab.versions.list().stream()
        .filter(v -> wentLive(lab, v.id()))
        .forEach(
            v ->
                expect(
                    lab.runs.latest(500).stream()
                        .anyMatch(r -> r.version().filter(id -> id == v.id()).isPresent()),
                    when + ": no run tells of " + v.label()));
  }

  private static boolean wentLive(Lab lab, long version) {
    return lab.workspace.read(
            session ->
                session
                    .createNativeQuery(
                        "select count(*) from index_change where to_version = :id", Long.class)
                    .setParameter("id", version)
                    .getSingleResult())
        > 0;
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      failures.add(otherwise);
    }
  }

  private static List<List<SearchHit>> ask(Lab lab, IndexVersion live) {
    try (LazyModel model = new LazyModel(lab.words, live.spec().modelId());
        Searcher searcher = Searcher.open(lab.store, live, model)) {
      return searcher.search(QUESTIONS, 10, Mode.HYBRID);
    }
  }
}
