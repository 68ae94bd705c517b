package dev.retune.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.house.Databases;
import dev.retune.house.SharedData;
import dev.retune.text.Texts;
import dev.retune.work.Monitor;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real feedback of a chat product. */
class SharedFeedbackTest {

  @ParameterizedTest
  @EnumSource
  void everyRowIsStoredOnce(Databases kind) {
    Path file = SharedData.at("feedbackqa/chat.db");
    Path documents = SharedData.at("feedbackqa/documents.jsonl");
    try (Desk desk = new Desk(kind)) {
      Importer importer = new Importer(desk.workspace, desk.clock, new Texts(Locale.ENGLISH));
      ImportReport first = importer.importFile(file, ImportOptions.DEFAULT, Monitor.none());
      assertThat(first.stored()).isEqualTo(new Counts(1540, 2115, 5469, 0));
      assertThat(first.rejected()).isEmpty();
      ImportReport again = importer.importFile(file, ImportOptions.DEFAULT, Monitor.none());
      assertThat(again.stored()).isEqualTo(Counts.ZERO);
      assertThat(again.unchanged().total()).isEqualTo(9124);
      ImportReport same = importer.importFile(documents, ImportOptions.DEFAULT, Monitor.none());
      assertThat(same.unchanged()).isEqualTo(new Counts(1540, 0, 0, 0));
      assertThat(desk.rollups()).isEqualTo(desk.recount());
      assertThat(desk.number("select count(*) from feedback_log where length(reason) > 255"))
          .isEqualTo(342);
    }
  }
}
