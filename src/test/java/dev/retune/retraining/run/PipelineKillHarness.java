package dev.retune.retraining.run;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.model.RerankerCatalog;
import dev.retune.index.model.LazyEmbedder;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.SearchHit;
import dev.retune.index.search.VersionSearcher;
import dev.retune.index.version.IndexVersion;
import dev.retune.persistence.LeaseFence;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.retraining.model.PipelineRun;
import dev.retune.support.ChildJvm;
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

/** Kills runs at successive stages and checks after each kill that nothing is lost. */
public final class PipelineKillHarness {
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

  /** Creates a harness in an empty folder; the seed determines the times of the kills. */
  public PipelineKillHarness(Path home, long seed) {
    this.home = home;
    this.random = new Random(seed);
    try (PipelineFixture fixture = fixture()) {
      fixture.documents(100);
      fixture.liked(100);
      fixture.clock.pass(Duration.ofHours(1));
      fixture.retrainer.run(
          fixture.asked().within(Duration.ZERO), LeaseFence.none(), ProgressMonitor.none());
      look(fixture, "the first index");
    }
  }

  private PipelineFixture fixture() {
    PipelineFixture fixture = new PipelineFixture(DatabaseUrl.h2File(home.resolve("retune")), home);
    fixture.clock.pass(Duration.between(PipelineFixture.START, Instant.now()));
    return fixture;
  }

  /** The number of kills by stage. */
  public Map<String, Integer> kills() {
    return kills;
  }

  /** The violations found. */
  public List<String> failures() {
    return failures;
  }

  /** Kills one process, each time at the next stage, and checks the result. */
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
    try (PipelineFixture fixture = fixture()) {
      look(fixture, "kill " + number + " at " + at);
    } catch (RuntimeException e) {
      failures.add("kill " + number + " at " + at + ": " + e);
    }
  }

  /** The next complete run. */
  public RetrainingResult finish() {
    try (PipelineFixture fixture = fixture()) {
      fixture.clock.pass(Duration.ofDays(30));
      fixture.rewrite(3, "ant3 bee3 at last");
      RetrainingResult result =
          fixture.retrainer.run(
              fixture.asked().forced().within(Duration.ZERO),
              LeaseFence.none(),
              ProgressMonitor.none());
      look(fixture, "the last run");
      return result;
    }
  }

  private Process start(int number) throws IOException {
    return ChildJvm.of(KilledPipelineProcess.class, home.toString(), String.valueOf(number * 1000))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void look(PipelineFixture fixture, String when) {
    IndexVersion live = fixture.versions.live().orElseThrow();
    fixture.store.verify(live);
    expect(live.state() == IndexVersion.State.LIVE, when + ": the pointer's version is " + live);
    long lives =
        fixture.versions.list().stream().filter(v -> v.state() == IndexVersion.State.LIVE).count();
    expect(lives == 1, when + ": " + lives + " versions are live");
    List<List<SearchHit>> now = ask(fixture, live);
    List<List<SearchHit>> before = answers.putIfAbsent(live.id(), now);
    expect(before == null || before.equals(now), when + ": " + live.label() + " answers otherwise");
    fixture.runs.closeAbandoned("over");
    for (PipelineRun run : fixture.runs.latest(50)) {
      expect(
          run.state() != PipelineRun.State.RUNNING, when + ": run " + run.id() + " is still open");
      boolean wentLive = run.version().filter(v -> wentLive(fixture, v)).isPresent();
      expect(
          run.state() != PipelineRun.State.FAILED || !wentLive,
          when + ": run " + run.id() + " is failed and live");
    }
    fixture.versions.list().stream()
        .filter(v -> wentLive(fixture, v.id()))
        .forEach(
            v ->
                expect(
                    fixture.runs.latest(500).stream()
                        .anyMatch(r -> r.version().filter(id -> id == v.id()).isPresent()),
                    when + ": no run tells of " + v.label()));
  }

  private static boolean wentLive(PipelineFixture fixture, long version) {
    return fixture.workspace.read(
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

  private static List<List<SearchHit>> ask(PipelineFixture fixture, IndexVersion live) {
    try (LazyEmbedder model = new LazyEmbedder(fixture.words, live.spec().modelId());
        VersionSearcher searcher =
            VersionSearcher.open(fixture.store, live, model, RerankerCatalog.none())) {
      return searcher.search(QUESTIONS, 10, SearchMode.HYBRID);
    }
  }
}
