package dev.retune.feedback.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.feedback.ingest.ImportOptions;
import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import dev.retune.feedback.mapping.VoteMeaning;
import dev.retune.feedback.profile.ParameterChoice;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceOpener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is shown before a source is read. */
class SourceExplainerTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-20T00:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  private SourceExplainer explainer() {
    return new SourceExplainer(
        new ProfileCatalog(folder.resolve("profiles")),
        NOW,
        new Texts(Locale.ENGLISH),
        new SourceOpener(name -> Optional.empty()));
  }

  private SourceExplanation file(String name, String content, SourceMapping mapping)
      throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, content);
    return explainer()
        .explain(
            List.of(file),
            new ImportOptions(Optional.empty(), mapping).strict(),
            ProgressMonitor.none())
        .getFirst();
  }

  private SourceConfig database(String... statements) throws SQLException {
    Path file = folder.resolve("chat.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return SourceConfig.of("chat", "sqlite:///" + file);
  }

  private SourceConfig chats() throws SQLException {
    return database(
        "create table chats (id integer primary key, question, answer, created_at)",
        "create table votes (id integer primary key, conversation_id, vote, why, created_at)",
        "insert into chats values (1, 'q1', 'a1', '2026-11-02'), (2, 'q2', 'a2', '2026-11-02')",
        "insert into votes values (1, 1, 'up', 'good', '2026-11-03'), (2, 2, 'down', 'bad',"
            + " '2026-11-04'), (3, 2, 'meh', null, '2026-11-05')");
  }

  @Test
  void aFileOfUnknownColumnsShowsThemWithExamples() throws IOException {
    SourceExplanation explained =
        file("stars.csv", "nr,asked,stars\n1,How?,5\n", SourceMapping.GUESSED);
    assertThat(explained.refusal()).isPresent();
    assertThat(explained.evidence().refusal().map(InvalidInputException::key))
        .contains("feedback.columnsUnknown");
    assertThat(explained.evidence().contents())
        .containsExactly(
            new MappingEvidence.Contents(
                "",
                List.of(
                    new MappingEvidence.Column("nr", "1"),
                    new MappingEvidence.Column("asked", "How?"),
                    new MappingEvidence.Column("stars", "5"))));
  }

  @Test
  void keysWithinObjectsAreOfferedAsPointers() throws IOException {
    SourceExplanation explained =
        file(
            "rows.jsonl",
            """
            {"id": "1", "question": "How?", "answer": "So.", "data": {"rating": "up"}, "created_at": "2026-11-02"}
            """,
            SourceMapping.GUESSED);
    assertThat(explained.evidence().contents().getFirst().columns())
        .contains(new MappingEvidence.Column("/data/rating", "up"));
  }

  @Test
  void votesThatAreNotUnderstoodAreShownAsTheyAreWritten() throws IOException {
    String rows =
        """
        id,question,answer,rating,created_at
        1,q1,a1,5,2026-11-02
        2,q2,a2,1,2026-11-02
        3,q3,a3,5,2026-11-02
        """;
    SourceExplanation explained = file("scale.csv", rows, SourceMapping.GUESSED);
    assertThat(explained.evidence().refusal().map(InvalidInputException::key))
        .contains("feedback.voteScale");
    assertThat(explained.evidence().spellings())
        .contains(new MappingEvidence.Spelling("5", 2, Optional.empty()));
    SourceExplanation told =
        file(
            "scale.csv",
            rows,
            SourceMapping.GUESSED.withVoteValues(
                Map.of("5", VoteMeaning.LIKE, "1", VoteMeaning.DISLIKE)));
    assertThat(told.refusal()).isEmpty();
    assertThat(told.figures().likes()).isEqualTo(2);
    assertThat(told.evidence().spellings())
        .containsExactly(
            new MappingEvidence.Spelling("5", 2, Optional.of(VoteMeaning.LIKE)),
            new MappingEvidence.Spelling("1", 1, Optional.of(VoteMeaning.DISLIKE)));
    assertThat(told.evidence().taken().get("votes")).containsEntry("vote", "rating");
  }

  @Test
  void aDatabaseShowsItsTablesTheFirstRowsAndHowVotesAreWritten() throws SQLException {
    SourceExplanation explained = explainer().explain(chats(), ProgressMonitor.none());
    assertThat(explained.evidence().contents())
        .extracting(MappingEvidence.Contents::table)
        .containsExactlyInAnyOrder("chats", "votes");
    assertThat(explained.evidence().rows().get("conversations"))
        .hasSize(2)
        .first()
        .isEqualTo(Map.of("id", "1", "question", "q1", "answer", "a1", "created_at", "2026-11-02"));
    assertThat(explained.evidence().spellings())
        .contains(
            new MappingEvidence.Spelling("up", 1, Optional.of(VoteMeaning.LIKE)),
            new MappingEvidence.Spelling("meh", 1, Optional.empty()));
    assertThat(explained.evidence().taken().get("votes"))
        .containsEntry("vote", "vote")
        .doesNotContainKey("reason");
  }

  @Test
  void onlyTheLastVoteOfAUserOnAnAnswerIsCountedAndShown() throws SQLException {
    SourceConfig source =
        database(
            "create table chats (id integer primary key, question, answer, created_at)",
            "create table votes (id integer primary key, conversation_id, user_id, vote, created_at)",
            "insert into chats values (1, 'q1', 'a1', '2026-11-02')",
            "insert into votes values (1, 1, 'u1', 'up', '2026-11-03'),"
                + " (2, 1, 'u1', 'down', '2026-11-04'), (3, 1, 'u2', 'up', '2026-11-04')");
    SourceExplanation explained = explainer().explain(source, ProgressMonitor.none());
    assertThat(explained.figures().votes()).isEqualTo(2);
    assertThat(explained.figures().dislikes()).isEqualTo(1);
    assertThat(explained.pairs()).extracting(FeedbackPair::vote).containsExactly("dislike", "like");
    assertThat(explained.leftOut())
        .containsExactly(
            new SourceExplanation.LeftOut(
                "earlier votes of a user on the same answer; the last one counts", 1));
  }

  @Test
  void aColumnThatIsNamedIsRead() throws SQLException {
    SourceMapping mapping =
        SourceMapping.GUESSED.withVotes(
            new TableMapping(Optional.empty(), Map.of("reason", "why")));
    SourceExplanation explained =
        explainer().explain(chats().withMapping(mapping), ProgressMonitor.none());
    assertThat(explained.figures().withReason()).isEqualTo(2);
    assertThat(explained.evidence().rows().getOrDefault("votes", List.of()))
        .first(InstanceOfAssertFactories.MAP)
        .containsEntry("reason", "good");
  }

  private static final String PROFILE =
      """
      name: scored
      title: Scored bot
      parameters:
        score:
          label: {en: "names of the scores", ko: "점수의 이름"}
          pattern: "user.*"
      layouts:
        - databases: [sqlite]
          requires: {said: [id, asked, told, at], mark: [id, said, name, thumb, at]}
          candidates: {score: SELECT DISTINCT name FROM mark}
          conversations: SELECT id, asked AS question, told AS answer, at AS created_at FROM said
          votes: |
            SELECT id, said AS conversation_id, thumb AS vote, at AS created_at FROM mark
            WHERE name IN ({score})
      """;

  private SourceConfig scored(String... names) throws SQLException, IOException {
    Files.createDirectories(folder.resolve("profiles"));
    Files.writeString(folder.resolve("profiles/scored.yaml"), PROFILE);
    List<String> statements = new ArrayList<>();
    statements.add("create table said (id text primary key, asked, told, at)");
    statements.add("create table mark (id text primary key, said, name, thumb, at)");
    statements.add("insert into said values ('a', 'q', 't', '2026-11-02')");
    for (String name : names) {
      statements.add(
          "insert into mark values ('" + name + "', 'a', '" + name + "', 'up', '2026-11-03')");
    }
    return database(statements.toArray(String[]::new));
  }

  private static List<ParameterChoice> parameters(SourceExplanation explained) {
    return explained.evidence().parameters();
  }

  @Test
  void whatTheProfileHasToBeToldIsOfferedToBeChosen() throws SQLException, IOException {
    SourceConfig source = scored("user-1", "judge");
    SourceExplanation explained = explainer().explain(source, ProgressMonitor.none());
    assertThat(explained.refusal()).isPresent();
    assertThat(parameters(explained)).hasSize(1);
    assertThat(parameters(explained).getFirst().candidates()).containsExactly("judge", "user-1");
    assertThat(parameters(explained).getFirst().isOpen()).isTrue();
    SourceMapping told =
        SourceMapping.GUESSED.withParameters(Map.of("score", new AllowedValues(List.of("user-1"))));
    SourceExplanation chosen =
        explainer().explain(source.withMapping(told), ProgressMonitor.none());
    assertThat(chosen.refusal()).isEmpty();
    assertThat(chosen.figures().votes()).isEqualTo(1);
    assertThat(parameters(chosen).getFirst().chosen()).containsExactly("user-1");
  }

  @Test
  void theOnlyEvidentValueIsShownAsChosen() throws SQLException, IOException {
    SourceExplanation explained = explainer().explain(scored("user-1"), ProgressMonitor.none());
    assertThat(parameters(explained).getFirst().isOpen()).isFalse();
    assertThat(parameters(explained).getFirst().chosen()).containsExactly("user-1");
    assertThat(explained.notice()).contains("names of the scores: user-1");
  }

  @Test
  void theOnlyValueIsNotTakenWhenItsNameDoesNotSayThatItIsAUsers()
      throws SQLException, IOException {
    SourceExplanation explained = explainer().explain(scored("quality"), ProgressMonitor.none());
    assertThat(parameters(explained).getFirst().isOpen()).isTrue();
  }

  @Test
  void aTestSaysWhatAReachableSourceIs() throws SQLException, IOException {
    assertThat(explainer().test(scored("user-1"), ProgressMonitor.none()))
        .isEqualTo(new ConnectionFinding(Optional.of("Scored bot"), 2));
  }

  @Test
  void aTestNamesTheColumnThatIsMissing() throws SQLException, IOException {
    SourceConfig source = scored("user-1");
    var _ = database("alter table mark drop column at");
    assertThatThrownBy(() -> explainer().test(source, ProgressMonitor.none()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("mark.at");
  }

  @Test
  void aTestOfAServerThatIsAwaySaysSo() {
    assertThatThrownBy(
            () ->
                explainer()
                    .test(
                        SourceConfig.of("chat", "postgresql://127.0.0.1:1/chat"),
                        ProgressMonitor.none()))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("persistence.refused");
  }

  @Test
  void longReadingReportsItsProgressAndStopsWhenAsked() throws IOException {
    Path file = folder.resolve("many.csv");
    StringBuilder rows = new StringBuilder("id,question,answer,rating,created_at\n");
    for (int i = 0; i < 3_000; i++) {
      rows.append(i).append(",q,a,up,2026-11-02\n");
    }
    Files.writeString(file, rows);
    List<TaskProgress> told = new ArrayList<>();
    ProgressMonitor stopping =
        new ProgressMonitor() {
          @Override
          public void at(TaskProgress progress) {
            told.add(progress);
          }

          @Override
          public boolean cancelled() {
            return told.size() == 2;
          }
        };
    assertThatThrownBy(() -> explainer().explain(List.of(file), ImportOptions.DEFAULT, stopping))
        .hasMessageContaining("cancelled");
    assertThat(told).extracting(TaskProgress::done).containsExactly(1_000L, 2_000L);
  }
}
