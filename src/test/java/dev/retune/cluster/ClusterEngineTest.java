package dev.retune.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.cluster.job.DocumentSplitter;
import dev.retune.cluster.job.EmbeddingJobTable;
import dev.retune.cluster.job.HashRanges;
import dev.retune.cluster.job.JobArguments;
import dev.retune.cluster.job.JobDatabase;
import dev.retune.cluster.job.JobProgress;
import dev.retune.cluster.job.JobProgress.State;
import dev.retune.cluster.job.PassageEmbedder;
import dev.retune.cluster.job.TextPassage;
import dev.retune.cluster.store.ClusterVectorRepository;
import dev.retune.cluster.store.EmbeddingJobRepository;
import dev.retune.cluster.submission.ArgumentFileLauncher;
import dev.retune.cluster.submission.SparkRestClient;
import dev.retune.cluster.submission.SparkRestLauncher;
import dev.retune.cluster.submission.SparkRestLauncher.Cluster;
import dev.retune.common.error.CancelledException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.embedding.model.Embedder;
import dev.retune.feedback.repository.DocumentRangeReader;
import dev.retune.index.build.EmbeddingEngine;
import dev.retune.index.build.IndexBuildOptions;
import dev.retune.index.build.IndexBuildResult;
import dev.retune.index.build.IndexBuilder;
import dev.retune.index.build.IndexCorpus;
import dev.retune.index.build.IndexFixture;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.LearnedRanking;
import dev.retune.index.search.DocumentVectorReader;
import dev.retune.index.search.IndexedDocument;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.support.TestDatabases;
import dev.retune.support.TestFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The console's side of a job, and the job's own work, over a server that stands for Spark's. */
class ClusterEngineTest {
  private static final int DOCUMENTS = 90;

  @TempDir Path folder;

  @RegisterExtension
  final IndexFixture fixture =
      new IndexFixture(TestFolders.create("retune-cluster"), TestDatabases.POSTGRESQL);

  private final AtomicReference<JobProgress> outcome = new AtomicReference<>();
  private FakeSparkServer server;
  private SparkRestClient client;
  private IndexSpec spec;

  @BeforeEach
  void start() throws IOException {
    fixture.fill(DOCUMENTS);
    spec = fixture.spec(16);
    server = new FakeSparkServer();
    client = new SparkRestClient(server.address());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private JobDatabase database() {
    DatabaseUrl url = fixture.workspace.url();
    return new JobDatabase(url.jdbc(), url.user().orElse(""), url.password().orElse(""));
  }

  private EmbeddingEngine engine() {
    Cluster cluster = new Cluster("spark://10.0.0.1:7077", "file:/job.jar", 6, "2g", "secret-word");
    return new ClusterEngine(
        new EmbeddingJobRepository(fixture.workspace, Clock.systemUTC()),
        new SparkRestLauncher(client, cluster),
        job ->
            new JobArguments(
                database().url(), Optional.of("ann"), job, Optional.empty(), Optional.empty()),
        outcome::set,
        Duration.ofMillis(1));
  }

  /** What the cluster's machines do with a job, one after the other. */
  private void work(JsonNode request) {
    List<String> words = new ArrayList<>();
    request.path("appArgs").forEach(word -> words.add(word.asText()));
    try {
      work(JobArguments.parse(words.toArray(String[]::new)).job());
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void work(long job) throws SQLException {
    try (Connection connection = database().open();
        Embedder model = fixture.models.open(fixture.models.find("hashing"))) {
      EmbeddingJobTable jobs = new EmbeddingJobTable(connection);
      assertThat(jobs.start(job)).isTrue();
      IndexSpec given = jobs.spec(job).orElseThrow();
      Map<String, TextPassage> texts = new LinkedHashMap<>();
      for (var range :
          DocumentSplitter.ranges(new DocumentRangeReader(connection).all().orElseThrow())) {
        new DocumentSplitter(connection, range, given, () -> model)
            .forEachRemaining(passage -> texts.put(passage.hash(), passage));
      }
      jobs.counted(job, texts.size());
      HashRanges parts = HashRanges.of(texts.size(), 1);
      for (int part = 0; part < parts.parts(); part++) {
        int number = part;
        try (Connection own = database().open()) {
          new PassageEmbedder(own, model, job, ProgressMonitor.none())
              .embed(
                  part,
                  texts.values().stream()
                      .filter(passage -> parts.partOf(passage.hash()) == number)
                      .iterator());
        }
      }
      jobs.end(job, State.DONE, "");
    }
  }

  private IndexBuildResult build(EmbeddingEngine engine) {
    return new IndexBuilder(
            () -> IndexCorpus.of(fixture.documents),
            fixture.store,
            fixture.versions,
            fixture.models,
            new ClusterVectorRepository(fixture.workspace))
        .build(
            spec,
            new IndexBuildOptions(
                Optional.empty(), LearnedRanking.NOTHING, Optional.empty(), engine),
            ProgressMonitor.none());
  }

  @Test
  void theBuildOnlyWritesWhatTheClusterEmbedded() {
    server.states.add("RUNNING");
    server.onCreate = this::work;
    IndexBuildResult built = build(engine());
    assertThat(built.embedded()).isZero();
    assertThat(built.documents()).isEqualTo(DOCUMENTS);
    JobProgress job = outcome.get();
    assertThat(List.of(job.texts(), job.done(), job.embedded()))
        .containsOnly(fixture.count("select count(*) from passage_vector"));
    int before = fixture.models.embedded.get();
    // a second job finds everything stored
    engine().embed(spec, ProgressMonitor.none());
    assertThat(fixture.models.embedded.get()).isEqualTo(before);
    assertThat(outcome.get().embedded()).isZero();
    assertThat(outcome.get().done()).isEqualTo(outcome.get().texts());
    // vectors are the same as without a cluster
    float[][] there = vectors(built);
    fixture.run("delete from passage_vector");
    fixture.store.delete(built.version().id());
    fixture.run("update index_version set state = 'FAILED'");
    IndexBuildResult here = build(EmbeddingEngine.THIS_MACHINE);
    assertThat(here.embedded()).isPositive();
    assertThat(Arrays.deepEquals(vectors(here), there)).isTrue();
  }

  private float[][] vectors(IndexBuildResult built) {
    return DocumentVectorReader.read(fixture.store, built.version(), DOCUMENTS).stream()
        .sorted(Comparator.comparingLong(IndexedDocument::id))
        .map(IndexedDocument::vector)
        .toArray(float[][]::new);
  }

  @Test
  void aSecondAttemptAtAPartStoresNothingTwice() throws SQLException {
    EmbeddingJobRepository jobs = new EmbeddingJobRepository(fixture.workspace, Clock.systemUTC());
    long job = jobs.create(spec);
    work(job);
    long rows = fixture.count("select count(*) from passage_vector");
    fixture.run(
        "delete from passage_vector where job_id = " + job + " and get_byte(hash, 0) < 128");
    long lost = rows - fixture.count("select count(*) from passage_vector");
    assertThat(lost).isPositive();
    fixture.run("update embedding_job set state = 'RUNNING'");
    work(job);
    assertThat(fixture.count("select count(*) from passage_vector")).isEqualTo(rows);
    assertThat(jobs.progress(job).done()).isEqualTo(rows);
    assertThat(jobs.progress(job).embedded()).isEqualTo(rows + lost);
  }

  @Test
  void theRequestNamesNoSecretWhereTheClusterShowsIt() {
    server.states.add("RUNNING");
    server.onCreate = this::work;
    engine().embed(spec, ProgressMonitor.none());
    JsonNode request = server.created.getFirst();
    assertThat(request.path("mainClass").asText()).isEqualTo(SparkRestLauncher.MAIN);
    assertThat(request.path("sparkProperties").path("spark.cores.max").asText()).isEqualTo("6");
    assertThat(request.path("environmentVariables").path(JobArguments.PASSWORD).asText())
        .isEqualTo("secret-word");
    assertThat(request.path("appArgs") + " " + request.path("sparkProperties"))
        .doesNotContain("secret-word")
        .contains("--job");
    assertThat(request.findValuesAsText("action")).containsExactly("CreateSubmissionRequest");
  }

  @Test
  void aCancelledJobIsEndedThereAndStopsByItself() throws SQLException {
    server.states.add("RUNNING");
    ProgressMonitor cancelling =
        new ProgressMonitor() {
          private boolean seen;

          @Override
          public void at(TaskProgress progress) {
            seen = true;
          }

          @Override
          public boolean cancelled() {
            return seen;
          }
        };
    assertThatThrownBy(() -> engine().embed(spec, cancelling))
        .isInstanceOf(CancelledException.class);
    assertThat(server.asked).contains("kill/" + FakeSparkServer.ID);
    assertThat(fixture.count("select count(*) from embedding_job where state = 'CANCELLED'"))
        .isOne();
    long job = fixture.count("select max(id) from embedding_job");
    try (Connection connection = database().open();
        Embedder model = fixture.models.open(fixture.models.find("hashing"))) {
      PassageEmbedder part = new PassageEmbedder(connection, model, job, ProgressMonitor.none());
      TextPassage text = new TextPassage("ab".repeat(32), "some words");
      assertThatThrownBy(() -> part.embed(0, List.of(text).iterator()))
          .isInstanceOf(CancelledException.class);
    }
    assertThat(fixture.count("select count(*) from passage_vector")).isZero();
  }

  @Test
  void failuresAreToldAsTheyAre() {
    server.states.add("ERROR");
    refused("cluster.ended [ERROR]");
    server.onCreate =
        request ->
            fixture.run(
                "update embedding_job set state = 'FAILED', why = 'no model' where state = 'WAITING'");
    refused("cluster.failed [no model]");
    server.takes = false;
    refused("cluster.notTaken [no room]");
    server.version = "4.1.3";
    refused("cluster.oldSpark [spark://10.0.0.1:7077, 4.1.3, 4.2.0]");
    server.close();
    refused("cluster.noAnswer [" + server.address().getAuthority() + "]");
    assertThat(
            fixture.count(
                "select count(*) from embedding_job where state in ('WAITING', 'RUNNING')"))
        .isZero();
  }

  private void refused(String message) {
    assertThatThrownBy(() -> engine().embed(spec, ProgressMonitor.none()))
        .isInstanceOf(UnavailableException.class)
        .hasMessage(message);
  }

  @Test
  void aPersonSubmitsWhatIsInTheFile() throws IOException {
    Path file = folder.resolve("job.txt");
    new ArgumentFileLauncher(file)
        .start(
            new JobArguments(
                "jdbc:x", Optional.of("a b"), 7, Optional.of("/m"), Optional.of("/p")));
    assertThat(JobArguments.parse("@" + file))
        .isEqualTo(
            new JobArguments(
                "jdbc:x", Optional.of("a b"), 7, Optional.of("/m"), Optional.of("/p")));
    assertThatThrownBy(() -> JobArguments.parse("--job", "7"))
        .isInstanceOf(IllegalArgumentException.class);
    Files.writeString(folder.resolve("password"), "pw\n");
    assertThat(
            JobDatabase.of(
                    new JobArguments(
                        "jdbc:x",
                        Optional.empty(),
                        7,
                        Optional.empty(),
                        Optional.of(folder.resolve("password").toString())),
                    "")
                .password())
        .isEqualTo("pw");
  }

  @Test
  void vectorsOfOtherModelsMakeRoom() throws SQLException {
    EmbeddingJobRepository jobs = new EmbeddingJobRepository(fixture.workspace, Clock.systemUTC());
    work(jobs.create(spec));
    fixture.models.print = "other ";
    long next = jobs.create(fixture.spec(16));
    assertThat(fixture.count("select count(*) from passage_vector")).isZero();
    assertThat(fixture.count("select count(*) from embedding_job")).isOne();
    assertThat(jobs.progress(next).state()).isEqualTo(State.WAITING);
  }
}
