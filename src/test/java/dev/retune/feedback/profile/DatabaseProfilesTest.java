package dev.retune.feedback.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.explanation.SourceExplanation;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.ingest.SourceServers;
import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.profile.ProfileTrial.Figures;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Databases of products, read by their profiles. The rows are invented; each file names the
 * repository, file and commit in which the product's columns were seen. Each has six answers, a
 * like, a dislike with a reason, a repeated vote where the product can have one, a dislike, a vote
 * of an operator, judge or tool, and a vote without an answer. Then one vote is flipped and one is
 * withdrawn.
 */
@Tag("slow")
class DatabaseProfilesTest {
  private static final String FEE = "비자 수수료는 얼마인가요? | 6만원입니다. | dislike";

  private final ProfileTrial trial = new ProfileTrial();

  @AfterEach
  void close() {
    trial.close();
  }

  private static SourceMapping with(String name, String value) {
    return value.isEmpty()
        ? SourceMapping.GUESSED
        : SourceMapping.GUESSED.withParameters(Map.of(name, new AllowedValues(List.of(value))));
  }

  @ParameterizedTest
  @CsvSource({
    "SQLITE, open-webui/messages, Open WebUI (messages), 7, 2, | 수수료가 예전 금액이에요",
    "POSTGRESQL, open-webui/messages, Open WebUI (messages), 7, 2, | 수수료가 예전 금액이에요",
    "POSTGRESQL, dify/database, Dify (database), 7, 2, | 수수료가 예전 금액이에요",
    "SQLITE, chainlit/sqlalchemy, Chainlit (SQLAlchemy data layer), 5, 0, | 수수료가 예전 금액이에요",
    "POSTGRESQL, chainlit/sqlalchemy, Chainlit (SQLAlchemy data layer), 5, 0, | 수수료가 예전 금액이에요",
    "SQLITE, chainlit/official, Chainlit (official data layer), 3, 0, | 수수료가 예전 금액이에요",
    "POSTGRESQL, chainlit/official, Chainlit (official data layer), 3, 0, | 수수료가 예전 금액이에요",
    "SQLITE, flowise/database, Flowise, 5, 0, | 수수료가 예전 금액이에요",
    "POSTGRESQL, flowise/database, Flowise, 5, 0, | 수수료가 예전 금액이에요",
    "MARIADB, flowise/database, Flowise, 5, 0, | 수수료가 예전 금액이에요",
    "SQLITE, anythingllm/sqlite, AnythingLLM (database), 2, 2, ''",
    "POSTGRESQL, anythingllm/postgresql, AnythingLLM (database), 2, 2, ''",
    "MARIADB, ragflow/mysql, RAGFlow, 2, 2, | 수수료가 예전 금액이에요",
    "SQLITE, phoenix/sqlite, Arize Phoenix (database), 5, 2, | 수수료가 예전 금액이에요",
    "POSTGRESQL, phoenix/postgresql, Arize Phoenix (database), 5, 2, | 수수료가 예전 금액이에요",
    "SQLITE, phoenix/sqlite-older, Arize Phoenix (database of older versions), 4, 2, | 수수료가 예전 금액이에요",
    "POSTGRESQL, phoenix/postgresql-older, Arize Phoenix (database of older versions), 4, 2, | 수수료가 예전 금액이에요",
    "SQLITE, langfuse/api-4, Langfuse (API of version 4), 4, 0, | 수수료가 예전 금액이에요",
    "SQLITE, langfuse/api-3, Langfuse (API of version 3), 3, 0, | 수수료가 예전 금액이에요",
    "SQLITE, phoenix/api, Arize Phoenix (API), 4, 0, | 수수료가 예전 금액이에요",
  })
  void onlyUsersVotesAreReadWithTheirAnswers(
      SourceServers server, String input, String shown, long leftOut, long documents, String reason)
      throws SQLException {
    String address = server.fresh();
    ProfileTrial.run(address, input + ".sql");
    SourceMapping mapping = with("score", input.startsWith("phoenix") ? "user feedback" : "");
    assertThat(ProfileTrial.leftOut(address, mapping)).isEqualTo(leftOut);
    ImportReport first = trial.sync(address, mapping);
    assertThat(first.rejected()).isEmpty();
    assertThat(first.waiting()).isZero();
    assertThat(first.notes()).anyMatch(note -> note.startsWith("recognised as " + shown + ";"));
    assertThat(trial.figures()).isEqualTo(new Figures(6, 4, 2, 2, documents));
    assertThat(trial.pairs())
        .contains(
            "How long is the visa? | Two years. | like"
                + (input.startsWith("open") ? " | accurate_information" : ""),
            "May I work part time? | Yes, 20 hours a week. | like",
            FEE + (reason.isEmpty() ? "" : " " + reason));
    assertThat(trial.sync(address, mapping).stored()).isEqualTo(RowCounts.ZERO);

    ProfileTrial.run(address, input + "-later.sql");
    ImportReport second = trial.sync(address, mapping);
    assertThat(second.takenBack()).isEqualTo(1);
    assertThat(trial.figures()).isEqualTo(new Figures(6, 3, 1, 2, documents));
    assertThat(trial.pairs()).noneMatch(pair -> pair.startsWith(FEE));
    assertThat(trial.fixture.rollups()).isEqualTo(trial.fixture.recount());
  }

  @Test
  void scoresOfSeveralNamesAreAskedAbout() throws SQLException {
    String address = SourceServers.SQLITE.fresh();
    ProfileTrial.run(address, "phoenix/sqlite.sql");
    assertThatThrownBy(() -> trial.sync(address, SourceMapping.GUESSED))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.args().toString()).contains("tone, user feedback"));
    assertThatThrownBy(() -> trial.sync(address, with("score", "accuracy")))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.key()).isEqualTo("feedback.profile.noSuchValue"));
    assertThatThrownBy(() -> trial.sync(address, with("scores", "tone")))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.key()).isEqualTo("feedback.profile.unknownParameter"));
    assertThat(trial.figures()).isEqualTo(new Figures(0, 0, 0, 0, 0));
  }

  @Test
  void aProductWithoutVotesSaysSo() throws SQLException {
    String address = SourceServers.POSTGRESQL.fresh();
    ProfileTrial.run(address, "lobechat/postgresql.sql");
    ImportReport report = trial.sync(address, SourceMapping.GUESSED);
    assertThat(report.notes()).anyMatch(note -> note.startsWith("LobeChat stores no votes"));
    assertThat(trial.figures()).isEqualTo(new Figures(6, 0, 0, 0, 0));
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void aVoteOnAnAnswerWithoutTextIsLeftOutAndCounted(SourceServers server) throws SQLException {
    String address = server.fresh();
    ProfileTrial.run(address, "open-webui/messages.sql");
    ProfileTrial.run(address, "open-webui/messages-without-text.sql");
    assertThat(ProfileTrial.leftOut(address, SourceMapping.GUESSED)).isEqualTo(9);
    ImportReport report = trial.sync(address, SourceMapping.GUESSED);
    assertThat(report.waiting()).isZero();
    assertThat(report.rejected()).isEmpty();
    assertThat(trial.figures().votes()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"SQLITE", "POSTGRESQL"})
  void theSameHoldsForChatsWithoutATableOfMessages(SourceServers server) throws SQLException {
    String address = server.fresh();
    ProfileTrial.run(address, "open-webui/messages.sql");
    ProfileTrial.run(address, "open-webui/chats-without-text.sql");
    SourceExplanation explained = ProfileTrial.explained(address);
    assertThat(explained.product())
        .hasValueSatisfying(p -> assertThat(p.layout()).isEqualTo("chats"));
    assertThat(explained.leftOut())
        .contains(new SourceExplanation.LeftOut("votes on answers without text", 1));
    ImportReport report = trial.sync(address, SourceMapping.GUESSED);
    assertThat(report.waiting()).isZero();
    assertThat(report.rejected()).isEmpty();
  }
}
