package dev.retune.feedback.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.ingest.SourceServers;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.profile.ProfileTrial.Figures;
import dev.retune.support.RealData;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Databases in the form in which products leave them behind, with known figures. */
class SharedDatabasesTest {
  private final ProfileTrial trial = new ProfileTrial();

  @AfterEach
  void close() {
    trial.close();
  }

  private void file(String name, Figures expected, String... pairs) {
    Path file = RealData.at(name);
    ImportReport report = trial.read(file, SourceMapping.GUESSED);
    assertThat(report.rejected()).isEmpty();
    assertThat(report.waiting()).isZero();
    assertThat(trial.figures()).isEqualTo(expected);
    assertThat(trial.pairs()).contains(pairs);
    assertThat(trial.read(file, SourceMapping.GUESSED).stored()).isEqualTo(RowCounts.ZERO);
  }

  @Test
  void openWebUisDrawIsNoVote() {
    file(
        "products/openwebui/webui.db",
        new Figures(40, 29, 17, 12, 1),
        "Can I work part time while studying? | Yes, 20 hours a week with permission. | dislike"
            + " | incomplete",
        "How much is the health insurance? | About 143,840 KRW a month. | dislike"
            + " | It did not answer my question",
        "Who signs the employment contract? | Both sides sign it. | like | accurate_information");
  }

  @Test
  void chainlitsOrphanIsNoVote() {
    file(
        "products/chainlit/chainlit.db",
        new Figures(40, 30, 18, 12, 0),
        "How do I extend my D-10 visa? | Apply at hikorea.go.kr at most four months before it ends."
            + " | dislike | The amount is outdated",
        "How much is the health insurance? | About 143,840 KRW a month. | dislike"
            + " | It did not answer my question",
        "Who signs the employment contract? | Both sides sign it. | like");
  }

  @Test
  void difysOperatorsAreNoUsers() throws Exception {
    String sql = Files.readString(RealData.at("products/dify/dify.sql"));
    String address = SourceServers.POSTGRESQL.fresh();
    try (var connection = SourceServers.connect(address);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
    ImportReport report = trial.sync(address, SourceMapping.GUESSED);
    assertThat(report.rejected()).isEmpty();
    assertThat(report.waiting()).isZero();
    assertThat(trial.figures()).isEqualTo(new Figures(40, 30, 18, 12, 5));
    assertThat(trial.pairs())
        .contains(
            "How do I extend my D-10 visa? | Apply at hikorea.go.kr at most four months before it"
                + " ends. | dislike | The amount is outdated",
            "What is the minimum wage in 2026? | 10,320 KRW per hour. | like"
                + " | Accurate information",
            "Ist ein Praktikum anrechenbar? Grüße 👋 | Ja, mit Nachweis. | dislike | 틀린 정보예요");
    assertThat(trial.sync(address, SourceMapping.GUESSED).stored()).isEqualTo(RowCounts.ZERO);
  }
}
