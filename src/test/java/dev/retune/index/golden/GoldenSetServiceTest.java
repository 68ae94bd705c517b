package dev.retune.index.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.index.build.IndexFixture;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.support.TestDatabases;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenSetServiceTest {
  @TempDir Path home;
  private int votes;

  private static void ask(IndexFixture fixture, long id, String question, String documents) {
    fixture.run(
        "insert into conversation_log (id, source_id, external_id, user_message, ai_response,"
            + " document_ids, created_at) values (%d, 1, '%d', '%s', 'answer', %s, now())"
                .formatted(
                    id,
                    id,
                    question,
                    documents.equals("null") ? documents : "array[" + documents + "]"));
  }

  private void vote(IndexFixture fixture, long conversation, String value) {
    votes++;
    fixture.run(
        "insert into feedback_log (source_id, external_id, conversation_id,"
            + " conversation_external_id, feedback, reason_code, created_at) values (1, '%d', %d,"
                .formatted(votes, conversation)
            + " '%d', '%s', '', now())".formatted(conversation, value));
  }

  private static void decide(
      IndexFixture fixture, long conversation, String verdict, String document, String undone) {
    fixture.run(
        "insert into decision (conversation_id, reviewer, verdict, document_id, decided_at,"
            + " undone_at) values (%d, 'r', '%s', %s, now(), %s)"
                .formatted(conversation, verdict, document, undone));
  }

  @ParameterizedTest
  @EnumSource
  void hasUndisputedLikesAndWhatReviewersNamed(TestDatabases kind) {
    try (IndexFixture fixture = new IndexFixture(home, kind)) {
      fixture.fill(4); // documents d0 to d3 with ids 1 to 4
      String[] questions = {"liked", "disputed", "unvoted", "no document", "called wrong"};
      for (int i = 0; i < questions.length; i++) {
        ask(fixture, i + 1, questions[i], i == 3 ? "null" : "'d" + i % 4 + "'");
      }
      for (long liked : new long[] {1, 2, 4, 5}) {
        vote(fixture, liked, "like");
      }
      vote(fixture, 2, "dislike");
      decide(fixture, 5, "WRONG", "null", "null");
      ask(fixture, 6, "named", "'d0'");
      vote(fixture, 6, "dislike");
      decide(fixture, 6, "WRONG", "4", "null");
      ask(fixture, 7, "named and undone", "'d0'");
      decide(fixture, 7, "WRONG", "4", "now()");
      ask(fixture, 8, "of an unknown document", "'nowhere'");
      vote(fixture, 8, "like");
      assertThat(new GoldenSetService(fixture.workspace).all())
          .containsExactly(
              new GoldenQuestion("liked", Set.of("d0")), new GoldenQuestion("named", Set.of("d3")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofTwoDecisionsTheNewerCounts(TestDatabases kind) {
    try (IndexFixture fixture = new IndexFixture(home, kind)) {
      fixture.fill(4);
      ask(fixture, 1, "named twice", "'d0'");
      vote(fixture, 1, "dislike");
      decide(fixture, 1, "WRONG", "3", "null");
      decide(fixture, 1, "WRONG", "4", "null");
      ask(fixture, 2, "called wrong, then fine", "'d1'");
      vote(fixture, 2, "like");
      decide(fixture, 2, "WRONG", "null", "null");
      decide(fixture, 2, "FINE", "null", "null");
      assertThat(new GoldenSetService(fixture.workspace).all())
          .containsExactly(
              new GoldenQuestion("called wrong, then fine", Set.of("d1")),
              new GoldenQuestion("named twice", Set.of("d3")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aQuestionAskedTwiceIsOneWithAllItsDocuments(TestDatabases kind) {
    try (IndexFixture fixture = new IndexFixture(home, kind)) {
      fixture.fill(4);
      ask(fixture, 1, "How much?", "'d0'");
      ask(fixture, 2, "  how   MUCH? ", "'d1'");
      ask(fixture, 3, " ", "'d1'");
      for (long id = 1; id <= 3; id++) {
        vote(fixture, id, "like");
      }
      assertThat(new GoldenSetService(fixture.workspace).all())
          .containsExactly(new GoldenQuestion("How much?", Set.of("d0", "d1")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void likesOfAnswersFromSeveralDocumentsAreReportedUntilOneIsNamed(TestDatabases kind) {
    try (IndexFixture fixture = new IndexFixture(home, kind)) {
      fixture.fill(4);
      ask(fixture, 1, "liked", "'d0', 'd1'");
      vote(fixture, 1, "like");
      ask(fixture, 2, "liked and named", "'d0', 'd1'");
      vote(fixture, 2, "like");
      ask(fixture, 3, "disliked", "'d0', 'd1'");
      vote(fixture, 3, "dislike");
      assertThat(severalDocuments(fixture)).isEqualTo(2);
      decide(fixture, 1, "FINE", "null", "null");
      decide(fixture, 2, "FINE", "1", "null");
      assertThat(severalDocuments(fixture)).isEqualTo(1);
    }
  }

  private static long severalDocuments(IndexFixture fixture) {
    return new GoldenSetService(fixture.workspace)
        .summary(() -> fixture.models.open(fixture.models.find("hashing")))
        .severalDocuments();
  }

  @ParameterizedTest
  @EnumSource
  void aVoteOnAnAnswerFromSeveralDocumentsSaysNothingOfOne(TestDatabases kind) {
    try (IndexFixture fixture = new IndexFixture(home, kind)) {
      fixture.fill(4);
      ask(fixture, 1, "from several", "'d0', 'd1'");
      vote(fixture, 1, "like");
      ask(fixture, 2, "from one", "'d0'");
      vote(fixture, 2, "like");
      ask(fixture, 3, "from one", "'d1', 'd0'");
      vote(fixture, 3, "dislike");
      assertThat(new GoldenSetService(fixture.workspace).all())
          .containsExactly(new GoldenQuestion("from one", Set.of("d0")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void deletedDocumentsAnswerNothing(TestDatabases kind) {
    try (IndexFixture fixture = new IndexFixture(home, kind)) {
      fixture.fill(2);
      ask(fixture, 1, "gone", "'d0'");
      vote(fixture, 1, "like");
      fixture.delete("d0");
      assertThat(new GoldenSetService(fixture.workspace).all()).isEmpty();
    }
  }
}
