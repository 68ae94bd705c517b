package dev.retune.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retune.db.Fence;
import dev.retune.embed.Models;
import dev.retune.house.Databases;
import dev.retune.house.ReadyModel;
import dev.retune.house.SharedData;
import dev.retune.retrain.RetrainResult.State;
import dev.retune.work.Monitor;
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

/** The line on real questions, votes and documents, with the built-in model. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedbackQaTest {
  private Lab lab;
  private Path home;

  @BeforeAll
  void firstIndex(@TempDir Path folder) throws SQLException {
    home = folder;
    Path data = SharedData.at("feedbackqa/chat.db");
    lab = new Lab(Databases.H2.migrated(), home, Optional.of(ReadyModel.models()), Models.BUILT_IN);
    try (Connection chat = DriverManager.getConnection("jdbc:sqlite:" + data)) {
      lab.store(FeedbackQaChat.batch(chat));
    }
    lab.clock.pass(Duration.ofHours(1));
    lab.retrainer.run(lab.asked().within(Duration.ZERO), Fence.none(), Monitor.none());
  }

  @AfterAll
  void close() {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void documentsWithoutTitlesAndWithCutBodiesAreRejected() {
    Map<String, String> before = lab.liveFiles();
    RetrainResult result =
        lab.retrainer.run(
            new RetrainRequest(
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.of("body:40"),
                    false,
                    false,
                    "ann",
                    lab.clock.instant())
                .within(Duration.ZERO),
            Fence.none(),
            Monitor.none());
    assertThat(result.state()).as(result.why()).isEqualTo(State.REJECTED);
    assertThat(lab.versions.liveId()).contains(1L);
    assertThat(lab.liveFiles()).isEqualTo(before);
  }

  @Test
  void everyDislikeGetsARoute() {
    Diagnosis diagnosis =
        lab.diagnosis.of(Lab.START.minusSeconds(1), lab.clock.instant(), Monitor.none());
    assertThat(diagnosis.dislikes()).isEqualTo(2_901);
    assertThat(diagnosis.findings()).hasSize(500);
    assertThat(diagnosis.shares().stream().mapToDouble(Diagnosis.Share::share).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void routesAgreeWithTheKnownDocuments() throws IOException {
    DiagnosisTruth truth =
        DiagnosisTruth.of(
            lab,
            DiagnosisTruth.known(SharedData.at("feedbackqa/queries.jsonl")),
            ReadyModel.models());
    assertThat(truth.dislikes()).hasSizeGreaterThan(1_900);
    assertThat(truth.agreement()).as(truth.toString()).isGreaterThan(0.7);
  }
}
