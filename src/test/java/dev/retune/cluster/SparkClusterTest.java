package dev.retune.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.cluster.job.DocumentSplitter;
import dev.retune.cluster.job.JobDatabase;
import dev.retune.cluster.job.JobProgress;
import dev.retune.cluster.job.PassageVectorTable;
import dev.retune.cluster.job.TextPassage;
import dev.retune.cluster.store.ClusterVectorRepository;
import dev.retune.common.error.CancelledException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.Sha256;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.TextKind;
import dev.retune.feedback.model.NewDocument;
import dev.retune.feedback.repository.DocumentRangeReader;
import dev.retune.index.build.EmbeddingEngine;
import dev.retune.index.build.IndexBuildOptions;
import dev.retune.index.build.IndexBuildResult;
import dev.retune.index.build.IndexBuilder;
import dev.retune.index.build.IndexCorpus;
import dev.retune.index.build.IndexFixture;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.IndexedTextFormat;
import dev.retune.index.model.LearnedRanking;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.support.PreparedModel;
import dev.retune.support.TestDatabases;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Re-embedding on a real Spark master with two workers; skipped where Spark's jars are missing. */
@Tag("long")
class SparkClusterTest {
  private static final int DOCUMENTS = Integer.getInteger("retune.spark.documents", 8_000);
  private static final String[] WORDS =
      ("career advice interview salary offer manager team project resume degree school internship"
              + " remote office contract notice benefit training mentor skill language portfolio"
              + " network company start change leave return part full time pay raise review goal")
          .split(" ");

  @TempDir Path folder;

  private final InstalledModelCatalog models = PreparedModel.models();
  private final AtomicReference<JobProgress> outcome = new AtomicReference<>();

  @Test
  void vectorsAreThoseOfOneMachineAndAKilledExecutorCostsTimeOnly() throws Exception {
    try (IndexFixture fixture = new IndexFixture(folder, TestDatabases.POSTGRESQL);
        SparkProcesses spark = new SparkProcesses(folder, 2)) {
      fill(fixture);
      IndexSpec spec =
          IndexSpec.ofCharacters(
              models.find(ModelCatalog.BUILT_IN), IndexedTextFormat.DEFAULT, 250);
      long localStart = System.nanoTime();
      Map<String, float[]> expected = local(fixture, spec);
      double localSeconds = (System.nanoTime() - localStart) / 1e9;

      // a job that is cancelled when a fifth is done
      AtomicBoolean cancelled = new AtomicBoolean();
      assertThatThrownBy(
              () ->
                  build(
                      fixture,
                      spark.options(),
                      spec,
                      cancelled,
                      progress -> cancelled.set(progress.done() > expected.size() / 5)))
          .isInstanceOf(CancelledException.class);
      assertThat(spark.executor()).as("executors end with the job").satisfies(this::ends);
      long kept = fixture.count("select count(*) from passage_vector");
      assertThat(kept).isBetween(1L, expected.size() - 1L);
      System.getLogger("spark").log(System.Logger.Level.INFO, "cancelled with " + kept + " stored");

      // one that loses an executor in the middle
      AtomicReference<Optional<ProcessHandle>> killed = new AtomicReference<>(Optional.empty());
      long start = System.nanoTime();
      IndexBuildResult built =
          build(
              fixture,
              spark.options(),
              spec,
              new AtomicBoolean(),
              progress -> {
                if (killed.get().isEmpty() && progress.done() > expected.size() / 2) {
                  killed.set(spark.executor());
                  killed.get().ifPresent(ProcessHandle::destroyForcibly);
                }
              });
      double seconds = (System.nanoTime() - start) / 1e9;
      assertThat(killed.get()).isPresent();
      JobProgress job = outcome.get();
      assertThat(job.texts()).isEqualTo(expected.size());
      assertThat(job.done()).isEqualTo(expected.size());
      assertThat(job.embedded()).as("none stored twice").isEqualTo(expected.size() - kept);
      assertThat(built.embedded()).as("embedded by the build itself").isZero();
      Map<String, float[]> stored = stored(fixture, expected);
      assertThat(digest(stored)).isEqualTo(digest(expected));
      System.getLogger("spark")
          .log(
              System.Logger.Level.INFO,
              "%d texts: here %.1f s; cluster %.1f s with a killed executor, %d embedded, %.1f core-seconds, %.1f texts per core-second; digest %s"
                  .formatted(
                      expected.size(),
                      localSeconds,
                      seconds,
                      job.embedded(),
                      job.busyMillis() / 1e3,
                      job.rate(),
                      digest(stored)));

      // one from the start, for its rate
      fixture.run("delete from passage_vector");
      start = System.nanoTime();
      spark(fixture, spark.options()).embed(spec, monitor(new AtomicBoolean(), progress -> {}));
      assertThat(outcome.get().embedded()).isEqualTo(expected.size());
      assertThat(digest(stored(fixture, expected))).isEqualTo(digest(expected));
      System.getLogger("spark")
          .log(
              System.Logger.Level.INFO,
              "undisturbed %.1f s, %.1f core-seconds, %.1f texts per core-second, %d bytes of table and index"
                  .formatted(
                      (System.nanoTime() - start) / 1e9,
                      outcome.get().busyMillis() / 1e3,
                      outcome.get().rate(),
                      fixture.count("select pg_total_relation_size('passage_vector')")));

      assertThatThrownBy(
              () ->
                  spark(
                          fixture,
                          new ClusterOptions(
                              spark.options().address(),
                              spark.rest,
                              Optional.of("file:" + folder.resolve("absent.jar")),
                              Optional.empty(),
                              Optional.empty(),
                              Optional.empty(),
                              0,
                              "1g"))
                      .embed(spec, ProgressMonitor.none()))
          .isInstanceOf(UnavailableException.class)
          .hasMessageStartingWith("cluster.ended");
    }
  }

  private void ends(Optional<ProcessHandle> executor) {
    executor.ifPresent(process -> process.onExit().join());
  }

  private static void fill(IndexFixture fixture) {
    Random random = new Random(7);
    for (int at = 0; at < DOCUMENTS; at += 1_000) {
      NewDocument[] rows = new NewDocument[Math.min(1_000, DOCUMENTS - at)];
      for (int i = 0; i < rows.length; i++) {
        StringBuilder body = new StringBuilder();
        int words = 8 + random.nextInt(20);
        for (int w = 0; w < words; w++) {
          body.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        // every tenth has the text of the one before
        rows[i] =
            i % 10 == 9
                ? IndexFixture.document("d" + (at + i), "Advice", rows[i - 1].body())
                : IndexFixture.document("d" + (at + i), "Advice", body.toString());
      }
      fixture.put("default", rows);
    }
  }

  private EmbeddingEngine spark(IndexFixture fixture, ClusterOptions options) {
    return new ClusterEngines(fixture.workspace, Clock.systemUTC()).of(options, outcome::set);
  }

  private IndexBuildResult build(
      IndexFixture fixture,
      ClusterOptions options,
      IndexSpec spec,
      AtomicBoolean cancelled,
      Consumer<TaskProgress> seen) {
    return new IndexBuilder(
            () -> IndexCorpus.of(fixture.documents),
            fixture.store,
            fixture.versions,
            models,
            new ClusterVectorRepository(fixture.workspace))
        .build(
            spec,
            new IndexBuildOptions(
                Optional.empty(),
                LearnedRanking.NOTHING,
                Optional.empty(),
                spark(fixture, options)),
            monitor(cancelled, seen));
  }

  private static ProgressMonitor monitor(AtomicBoolean cancelled, Consumer<TaskProgress> seen) {
    return new ProgressMonitor() {
      @Override
      public void at(TaskProgress progress) {
        seen.accept(progress);
      }

      @Override
      public boolean cancelled() {
        return cancelled.get();
      }
    };
  }

  private static JobDatabase database(IndexFixture fixture) {
    DatabaseUrl url = fixture.workspace.url();
    return new JobDatabase(url.jdbc(), url.user().orElse(""), url.password().orElse(""));
  }

  private Map<String, float[]> local(IndexFixture fixture, IndexSpec spec) throws Exception {
    try (Connection connection = database(fixture).open();
        Embedder model = models.open(models.find(ModelCatalog.BUILT_IN))) {
      var all = new DocumentRangeReader(connection).all().orElseThrow();
      Map<String, String> texts = new TreeMap<>();
      new DocumentSplitter(connection, all, spec, () -> model)
          .forEachRemaining(passage -> texts.put(passage.hash(), passage.text()));
      List<TextPassage> ordered = new ArrayList<>();
      texts.forEach((hash, text) -> ordered.add(new TextPassage(hash, text)));
      Map<String, float[]> vectors = new TreeMap<>();
      model.embedAll(
          ordered.stream().map(TextPassage::text).iterator(),
          ordered.size(),
          TextKind.PASSAGE,
          (position, vector) -> vectors.put(ordered.get((int) position).hash(), vector),
          ProgressMonitor.none());
      return vectors;
    }
  }

  private static Map<String, float[]> stored(IndexFixture fixture, Map<String, float[]> wanted)
      throws Exception {
    assertThat(fixture.count("select count(*) from passage_vector")).isEqualTo(wanted.size());
    try (Connection connection = database(fixture).open()) {
      return new TreeMap<>(new PassageVectorTable(connection).find(wanted.keySet()));
    }
  }

  private static String digest(Map<String, float[]> vectors) {
    Sha256 digest = new Sha256();
    vectors.forEach(
        (hash, vector) -> {
          ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
          bytes.asFloatBuffer().put(vector);
          digest.text(hash).bytes(bytes.array());
        });
    return digest.hex();
  }
}
