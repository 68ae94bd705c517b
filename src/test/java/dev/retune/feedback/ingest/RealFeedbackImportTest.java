package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.store.FeedbackFixture;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.RealData;
import dev.retune.support.TestDatabases;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real feedback from a chat product. */
class RealFeedbackImportTest {

  @ParameterizedTest
  @EnumSource
  void everyRowIsStoredOnce(TestDatabases kind) {
    Path file = RealData.at("feedbackqa/chat.db");
    Path documents = RealData.at("feedbackqa/documents.jsonl");
    try (FeedbackFixture fixture = new FeedbackFixture(kind)) {
      Importer importer =
          new Importer(
              fixture.workspace,
              new FeedbackStore(fixture.workspace, fixture.clock, new ReviewItemRepository()),
              fixture.clock,
              ProfileCatalog.builtIn(),
              new Texts(Locale.ENGLISH));
      ImportReport first = importer.importFile(file, ImportOptions.DEFAULT, ProgressMonitor.none());
      assertThat(first.stored()).isEqualTo(new RowCounts(1540, 2115, 5469, 0));
      assertThat(first.rejected()).isEmpty();
      ImportReport again = importer.importFile(file, ImportOptions.DEFAULT, ProgressMonitor.none());
      assertThat(again.stored()).isEqualTo(RowCounts.ZERO);
      assertThat(again.unchanged().total()).isEqualTo(9124);
      ImportReport same =
          importer.importFile(documents, ImportOptions.DEFAULT, ProgressMonitor.none());
      assertThat(same.unchanged()).isEqualTo(new RowCounts(1540, 0, 0, 0));
      assertThat(fixture.rollups()).isEqualTo(fixture.recount());
      assertThat(fixture.number("select count(*) from feedback_log where length(reason) > 255"))
          .isEqualTo(342);
    }
  }
}
