package dev.retune.retraining.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.persistence.LeaseFence;
import dev.retune.retraining.diagnosis.DiagnosisAccuracy;
import dev.retune.retraining.diagnosis.DislikeDiagnosis;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.run.RetrainingResult.State;
import dev.retune.support.PreparedModel;
import dev.retune.support.RealData;
import dev.retune.support.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline on real questions, votes and documents, with the built-in model. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedbackQaRetrainingTest {
  private PipelineFixture fixture;
  private Path home;

  @BeforeAll
  void firstIndex(@TempDir Path folder) throws SQLException {
    home = folder;
    Path data = RealData.at("feedbackqa/chat.db");
    fixture =
        new PipelineFixture(
            TestDatabases.H2.migrated(),
            home,
            Optional.of(PreparedModel.models()),
            ModelCatalog.BUILT_IN);
    try (Connection chat = DriverManager.getConnection("jdbc:sqlite:" + data)) {
      fixture.store(FeedbackQaSource.batch(chat));
    }
    fixture.clock.pass(Duration.ofHours(1));
    fixture.retrainer.run(
        fixture.asked().within(Duration.ZERO), LeaseFence.none(), ProgressMonitor.none());
  }

  @AfterAll
  void close() {
    if (fixture != null) {
      fixture.close();
    }
  }

  @Test
  void documentsWithoutTitlesAndWithCutBodiesAreRejected() {
    Map<String, String> before = fixture.liveFiles();
    RetrainingResult result =
        fixture.retrainer.run(
            new RetrainingRequest(
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.of("body:40"),
                    false,
                    false,
                    "ann",
                    fixture.clock.instant())
                .within(Duration.ZERO),
            LeaseFence.none(),
            ProgressMonitor.none());
    assertThat(result.state()).as(result.why()).isEqualTo(State.REJECTED);
    assertThat(fixture.versions.liveId()).contains(1L);
    assertThat(fixture.liveFiles()).isEqualTo(before);
  }

  @Test
  void everyDislikeGetsARoute() {
    DislikeDiagnosis diagnosis =
        fixture.diagnosis.of(
            PipelineFixture.START.minusSeconds(1), fixture.clock.instant(), ProgressMonitor.none());
    assertThat(diagnosis.dislikes()).isEqualTo(2_901);
    assertThat(diagnosis.findings()).hasSize(500);
    assertThat(diagnosis.shares().stream().mapToDouble(DislikeDiagnosis.Share::share).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void routesAgreeWithTheKnownDocuments() throws IOException {
    DiagnosisAccuracy truth =
        DiagnosisAccuracy.of(
            fixture,
            DiagnosisAccuracy.known(RealData.at("feedbackqa/queries.jsonl")),
            PreparedModel.models());
    assertThat(truth.dislikes()).hasSizeGreaterThan(1_900);
    assertThat(truth.agreement()).as(truth.toString()).isGreaterThan(0.7);
  }
}
