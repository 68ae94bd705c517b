package dev.retune.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.house.Databases;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenSetTest {
  @TempDir Path home;
  private int votes;

  private static void ask(Library library, long id, String question, String document) {
    library.run(
        "insert into conversation_log (id, source_id, external_id, user_message, ai_response,"
            + " document_external_id, created_at) values (%d, 1, '%d', '%s', 'answer', %s, now())"
                .formatted(id, id, question, document));
  }

  private void vote(Library library, long conversation, String value) {
    votes++;
    library.run(
        "insert into feedback_log (source_id, external_id, conversation_id,"
            + " conversation_external_id, feedback, reason_code, created_at) values (1, '%d', %d,"
                .formatted(votes, conversation)
            + " '%d', '%s', '', now())".formatted(conversation, value));
  }

  private static void decide(
      Library library, long conversation, String verdict, String document, String undone) {
    library.run(
        "insert into decision (conversation_id, reviewer, verdict, document_id, decided_at,"
            + " undone_at) values (%d, 'r', '%s', %s, now(), %s)"
                .formatted(conversation, verdict, document, undone));
  }

  @ParameterizedTest
  @EnumSource
  void hasUndisputedLikesAndWhatReviewersNamed(Databases kind) {
    try (Library library = new Library(home, kind)) {
      library.fill(4); // documents d0 to d3 with ids 1 to 4
      String[] questions = {"liked", "disputed", "unvoted", "no document", "called wrong"};
      for (int i = 0; i < questions.length; i++) {
        ask(library, i + 1, questions[i], i == 3 ? "null" : "'d" + i % 4 + "'");
      }
      for (long liked : new long[] {1, 2, 4, 5}) {
        vote(library, liked, "like");
      }
      vote(library, 2, "dislike");
      decide(library, 5, "WRONG", "null", "null");
      ask(library, 6, "named", "'d0'");
      vote(library, 6, "dislike");
      decide(library, 6, "WRONG", "4", "null");
      ask(library, 7, "named and undone", "'d0'");
      decide(library, 7, "WRONG", "4", "now()");
      ask(library, 8, "of an unknown document", "'nowhere'");
      vote(library, 8, "like");
      assertThat(new GoldenSet(library.workspace).all())
          .containsExactly(new Query("liked", Set.of("d0")), new Query("named", Set.of("d3")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofTwoDecisionsTheNewerCounts(Databases kind) {
    try (Library library = new Library(home, kind)) {
      library.fill(4);
      ask(library, 1, "named twice", "'d0'");
      vote(library, 1, "dislike");
      decide(library, 1, "WRONG", "3", "null");
      decide(library, 1, "WRONG", "4", "null");
      ask(library, 2, "called wrong, then fine", "'d1'");
      vote(library, 2, "like");
      decide(library, 2, "WRONG", "null", "null");
      decide(library, 2, "FINE", "null", "null");
      assertThat(new GoldenSet(library.workspace).all())
          .containsExactly(
              new Query("called wrong, then fine", Set.of("d1")),
              new Query("named twice", Set.of("d3")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aQuestionAskedTwiceIsOneWithAllItsDocuments(Databases kind) {
    try (Library library = new Library(home, kind)) {
      library.fill(4);
      ask(library, 1, "How much?", "'d0'");
      ask(library, 2, "  how   MUCH? ", "'d1'");
      ask(library, 3, " ", "'d1'");
      for (long id = 1; id <= 3; id++) {
        vote(library, id, "like");
      }
      assertThat(new GoldenSet(library.workspace).all())
          .containsExactly(new Query("How much?", Set.of("d0", "d1")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void deletedDocumentsAnswerNothing(Databases kind) {
    try (Library library = new Library(home, kind)) {
      library.fill(2);
      ask(library, 1, "gone", "'d0'");
      vote(library, 1, "like");
      library.delete("d0");
      assertThat(new GoldenSet(library.workspace).all()).isEmpty();
    }
  }
}
