package dev.retune.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.retune.embed.InstalledModels;
import dev.retune.embed.Models;
import dev.retune.feedback.Batch;
import dev.retune.feedback.ConversationRow;
import dev.retune.feedback.DocumentRow;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteRowIn;
import dev.retune.house.Databases;
import dev.retune.house.SharedData;
import dev.retune.retrain.RetrainResult.State;
import dev.retune.work.Monitor;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The line on real questions, votes and documents, with the built-in model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedbackQaTest {
  private Lab lab;

  @BeforeAll
  void firstIndex(@TempDir Path home) throws SQLException {
    Path data = SharedData.at("feedbackqa/chat.db");
    lab =
        new Lab(
            Databases.H2.fresh(), home, Optional.of(new InstalledModels(home)), Models.BUILT_IN);
    try (Connection chat = DriverManager.getConnection("jdbc:sqlite:" + data)) {
      lab.store(batch(chat));
    }
    lab.clock.pass(Duration.ofHours(1));
    lab.retrainer.run(RetrainRequest.by("ann", lab.clock.instant()), Monitor.none());
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
                lab.clock.instant()),
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

  private static Batch batch(Connection chat) throws SQLException {
    Optional<Instant> at = Optional.of(Lab.START);
    Optional<String> none = Optional.empty();
    List<DocumentRow> documents = new ArrayList<>();
    List<ConversationRow> conversations = new ArrayList<>();
    List<VoteRowIn> votes = new ArrayList<>();
    try (var statement = chat.createStatement()) {
      ResultSet d = statement.executeQuery("select id, title, section, body from document");
      while (d.next()) {
        documents.add(
            new DocumentRow(
                d.getString(1),
                none,
                none,
                Optional.ofNullable(d.getString(2)),
                Optional.ofNullable(d.getString(3)),
                d.getString(4),
                Optional.empty()));
      }
      ResultSet c =
          statement.executeQuery("select id, user_message, document_id from conversation_log");
      while (c.next()) {
        conversations.add(
            new ConversationRow(
                c.getString(1),
                none,
                c.getString(2),
                "an answer",
                Optional.ofNullable(c.getString(3)),
                none,
                none,
                at));
      }
      ResultSet v =
          statement.executeQuery("select id, conversation_id, feedback from feedback_log");
      while (v.next()) {
        boolean like = v.getString(3).equals("like");
        votes.add(
            new VoteRowIn(
                v.getString(1),
                v.getString(2),
                like ? Vote.Value.LIKE : Vote.Value.DISLIKE,
                none,
                none,
                at));
      }
    }
    return new Batch(documents, conversations, votes, List.of());
  }
}
