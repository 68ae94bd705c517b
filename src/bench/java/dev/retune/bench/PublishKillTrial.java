package dev.retune.bench;

import dev.retune.Launcher;
import dev.retune.bootstrap.ApplicationServices;
import dev.retune.cli.terminal.LaunchOptions;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.ingest.ImportOptions;
import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.model.TargetKind;
import dev.retune.publishing.run.PublishService;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.run.RetrainingResult;
import dev.retune.settings.model.HomeFolder;
import dev.retune.support.ChildJvm;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills processes of {@code retune publish run} at random moments while a reader asks the target 50
 * times a second, and then goes back. Two index versions take turns; nine of ten documents say in
 * which edition they are, so that an answer with passages of both is seen. Arguments: pgvector or
 * chroma, the address, number of documents, number of kills; it goes on to 10,000 searches.
 */
public final class PublishKillTrial {
  private static final String PLACE = "retune_kill_trial";
  private static final String TARGET = "chat";
  private static final int UNCHANGED = 10;
  private static final int QUESTIONS_PER_SECOND = 50;
  private static final int LEAST_SEARCHES = 10_000;

  private final Path folder;
  private final TargetConfig target;
  private final int documents;
  private final int kills;
  private final Random random = new Random(7);

  private PublishKillTrial(Path folder, TargetConfig target, int documents, int kills) {
    this.folder = folder;
    this.target = target;
    this.documents = documents;
    this.kills = kills;
  }

  public static void main(String[] args) throws Exception {
    TargetKind kind = TargetKind.named(args[0]).orElseThrow();
    TargetConfig target =
        new TargetConfig(
            0, TARGET, kind, args[1], PLACE, Optional.empty(), Optional.empty(), false);
    try (BenchFolder folder = BenchFolder.temporary("retune-publish-kill")) {
      new PublishKillTrial(
              folder.path(), target, Integer.parseInt(args[2]), Integer.parseInt(args[3]))
          .run();
    }
  }

  private void run() throws Exception {
    SciFactWords words = SciFactWords.read();
    try (ApplicationServices services = open()) {
      services.loop().publishing().service().add(target, "bench");
      build(services, words, 1);
      publish(services);
      build(services, words, 2);
    }
    long alone = undisturbed();
    System.out.printf("a publication that is left alone: %.1f s%n", alone / 1e9);
    try (StoreReader store = StoreReader.of(target);
        SteadyReader reader = new SteadyReader(store, QUESTIONS_PER_SECOND)) {
      reader.start();
      int killed = 0;
      int ended = 0;
      for (int i = 0; killed < kills || reader.asked() < LEAST_SEARCHES; i++) {
        toggle(i % 2 == 0);
        if (killed(random.nextLong(alone * 3 / 2))) {
          killed++;
        } else {
          ended++;
        }
      }
      System.out.printf("%d processes killed, %d were done before%n", killed, ended);
      goBackAndForth();
      reader.stop();
      System.out.println(reader.said());
    }
  }

  private ApplicationServices open() {
    LaunchOptions options =
        new LaunchOptions(Optional.empty(), Optional.empty(), Optional.empty(), false);
    return ApplicationServices.open(options, new HomeFolder(folder.resolve("home")), Map.of());
  }

  private void build(ApplicationServices services, SciFactWords words, int edition)
      throws IOException {
    Path file = folder.resolve("documents.jsonl");
    Random same = new Random(3);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < documents; i++) {
        String text = words.some(8 + same.nextInt(9), same);
        String body = i % UNCHANGED == 0 ? text : "edition" + edition + " " + text;
        out.write(
            JsonFormat.mapper()
                .writeValueAsString(Map.of("id", "d" + i, "title", "", "body", body)));
        out.newLine();
      }
    }
    services.importer().importFile(file, ImportOptions.DEFAULT, ProgressMonitor.none());
    RetrainingResult built =
        services
            .loop()
            .retrain(
                RetrainingRequest.by("bench", Instant.now()).forced().within(Duration.ZERO),
                ProgressMonitor.none());
    if (built.state() == RetrainingResult.State.HELD) {
      services.loop().promote(built.version().orElseThrow(), "bench");
    }
    System.out.printf("%s is live in the workspace%n", live(services));
  }

  private static String live(ApplicationServices services) {
    return services.versions().live().orElseThrow().label();
  }

  private static void publish(ApplicationServices services) {
    var outcome = services.loop().publishing().run(TARGET, "bench", ProgressMonitor.none());
    System.out.println(outcome.why());
    if (outcome.state().isFailure()) {
      throw new IllegalStateException(outcome.why());
    }
  }

  private ProcessBuilder command() {
    return ChildJvm.of(
            Launcher.class, "--home", folder.resolve("home").toString(), "publish", "run", TARGET)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said.txt").toFile());
  }

  /** Publishes with a process of its own, and says how long that took. */
  private long undisturbed() throws IOException, InterruptedException {
    long began = System.nanoTime();
    int code = command().start().waitFor();
    if (code != 0) {
      throw new IllegalStateException(Files.readString(folder.resolve("said.txt")));
    }
    return System.nanoTime() - began;
  }

  /** Sees to it that the target lacks the workspace's live version, in part or wholly. */
  private void toggle(boolean anew) {
    try (ApplicationServices services = open()) {
      PublishService publishing = services.loop().publishing().service();
      var status = publishing.status(publishing.named(TARGET));
      if (status.isCurrent()) {
        services.loop().promote(live(services).equals("v1") ? "v2" : "v1", "bench");
        anew = true;
      }
      String wanted = live(services);
      boolean held = status.held().stream().map(HeldVersion::version).anyMatch(wanted::equals);
      if (anew && held) {
        try (var opened = StoreReader.target(target)) {
          opened.drop(wanted);
        }
      }
    }
  }

  /** Whether the process was still at work. */
  private boolean killed(long after) throws IOException, InterruptedException {
    Process process = command().start();
    boolean ended = process.waitFor(after, TimeUnit.NANOSECONDS);
    process.destroyForcibly().waitFor();
    return !ended;
  }

  private void goBackAndForth() {
    try (ApplicationServices services = open()) {
      publish(services);
      PublishService publishing = services.loop().publishing().service();
      for (int i = 0; i < 4; i++) {
        long began = System.nanoTime();
        var outcome = publishing.rollback(TARGET, "bench");
        System.out.printf(
            "back to %s: %.3f s, %s%n",
            outcome.version(), (System.nanoTime() - began) / 1e9, outcome.state());
      }
    }
  }
}
