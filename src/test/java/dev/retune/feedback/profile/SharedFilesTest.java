package dev.retune.feedback.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.profile.ProfileTrial.Figures;
import dev.retune.support.RealData;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports in the form in which products write them, with known figures. */
class SharedFilesTest {
  private final ProfileTrial trial = new ProfileTrial();

  @AfterEach
  void close() {
    trial.close();
  }

  @ParameterizedTest
  @CsvSource({
    "openwebui/feedback-history-export-1795600000000.json, false, 30, 29, 17, 12",
    "dify/export.csv, false, 30, 30, 18, 12",
    "dify/export.json, false, 30, 30, 18, 12",
    "langfuse/traces.jsonl langfuse/scores.jsonl, false, 40, 30, 18, 12",
    "langfuse/traces.csv langfuse/scores.csv, false, 40, 30, 18, 12",
    "langfuse/blob_traces.jsonl langfuse/blob_scores.jsonl, false, 40, 30, 18, 12",
    "datasets/kto.jsonl, true, 40, 40, 24, 16",
    "datasets/kto.csv, true, 40, 40, 24, 16",
    "datasets/kto_chat.jsonl, true, 40, 40, 24, 16",
  })
  void theFiguresAreRight(
      String names, boolean now, long answers, long votes, long likes, long dislikes) {
    List<Path> files =
        Arrays.stream(names.split(" ", -1)).map(name -> RealData.at("products/" + name)).toList();
    SourceMapping mapping = now ? SourceMapping.GUESSED.withTimeOfImport() : SourceMapping.GUESSED;
    List<ImportReport> reports = trial.read(files, mapping);
    assertThat(reports).allSatisfy(r -> assertThat(r.rejected()).isEmpty());
    assertThat(trial.figures()).isEqualTo(new Figures(answers, votes, likes, dislikes, 0));
    String like = "Who signs the employment contract? | Both sides sign it. | like";
    String dislike =
        "How do I extend my D-10 visa? | Apply at hikorea.go.kr at most four months before it ends. | dislike";
    assertThat(trial.pairs())
        .anyMatch(pair -> pair.startsWith(like))
        .anyMatch(pair -> pair.startsWith(dislike))
        .anyMatch(
            pair ->
                pair.startsWith(
                    "How much is the health insurance? | About 143,840 KRW a month. | dislike"));
    assertThat(trial.read(files, mapping))
        .allSatisfy(r -> assertThat(r.stored()).isEqualTo(RowCounts.ZERO));
  }
}
