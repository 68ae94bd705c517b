package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.CancelledException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.io.TemporaryFolder;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.feedback.model.RowCounts;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.store.FeedbackFixture;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Exported files that are read by a profile. */
@Isolated("looks at the temporary files of the whole process")
class ProfileFilesTest {
  private static final String DOCUMENT =
      """
      {"version": 3, "note": {"turns": [1, 2]}, "export": {"by": "me", "turns": [
        {"turn": "s", "role": "system", "said": "Be kind.", "at": "2026-11-02T09:00:00Z"},
        {"turn": "q1", "role": "user", "said": "Where?", "at": "2026-11-02T09:00:00Z"},
        {"turn": "a1", "parent": "q1", "role": "bot", "said": "Here.", "at": "2026-11-02T09:00:01Z",
          "thumb": {"mark": "up"}},
        {"turn": "q2", "parent": "a1", "role": "user", "said": "When?", "at": "2026-11-02T09:01:00Z"},
        {"turn": "a2", "parent": "q2", "role": "bot", "said": "Now.", "at": "2026-11-02T09:01:01Z",
          "thumb": {"mark": "down", "why": "late"}},
        {"turn": "a2", "parent": "q2", "role": "bot", "said": "Now.", "at": "2026-11-02T09:01:01Z",
          "thumb": {"mark": "down", "why": "late"}}
      ]}}
      """;
  private static final String[] TRACES = {
    "{\"trace\": \"t1\", \"asked\": \"Where?\", \"told\": \"Here.\", \"at\": 1793620800}",
    "{\"trace\": \"t2\", \"asked\": \"When?\", \"told\": \"Now.\", \"at\": 1793620900}"
  };
  private static final String[] SCORES = {
    "{\"score_id\": \"s1\", \"about\": \"t1\", \"mark\": \"up\", \"given_by\": \"user\"}",
    "{\"score_id\": \"s2\", \"about\": \"t1\", \"mark\": \"down\", \"given_by\": \"model\"}",
    "{\"score_id\": \"s3\", \"about\": \"t2\", \"mark\": \"side\", \"given_by\": \"user\"}",
    "{broken",
    "{\"score_id\": \"s4\", \"about\": \"t2\", \"mark\": \"down\", \"given_by\": \"user\"}"
  };

  @TempDir private Path folder;
  private final FeedbackFixture fixture = new FeedbackFixture(TestDatabases.H2);

  @AfterEach
  void close() {
    fixture.close();
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines));
  }

  private Importer importer() {
    return importer(Parley.catalog(folder, "parley-export", Parley.yaml("parley-export")));
  }

  private Importer importer(ProfileCatalog catalog) {
    return new Importer(
        fixture.workspace,
        new FeedbackStore(fixture.workspace, fixture.clock, new ReviewItemRepository()),
        fixture.clock,
        catalog,
        new Texts(Locale.ENGLISH));
  }

  private List<ImportReport> read(ImportOptions options, Path... files) {
    return importer().importFiles(List.of(files), options, ProgressMonitor.none());
  }

  private List<ImportReport> read(Path... files) {
    return read(ImportOptions.DEFAULT, files);
  }

  private static Set<String> temporaryFiles() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(TemporaryFolder.ownPrefix()))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void aDocumentIsRead() throws IOException {
    Path file = file("export.json", DOCUMENT);
    ImportReport report = read(file).getFirst();
    assertThat(report.stored()).isEqualTo(new RowCounts(0, 2, 2, 0));
    assertThat(report.rejected()).isEmpty();
    assertThat(report.notes())
        .containsExactly(
            "one record is identical to another and counts once",
            "recognised as Parley export (one document); read by the profile parley-export");
    assertThat(fixture.number("select count(*) from feedback_log where feedback = 'dislike'"))
        .isEqualTo(1);
    assertThat(read(file).getFirst().stored()).isEqualTo(RowCounts.ZERO);
  }

  @Test
  void aThumbThatIsTakenBackInALaterExportCountsNoMore() throws IOException {
    read(file("export.json", DOCUMENT));
    String later = DOCUMENT.replace("{\"mark\": \"up\"}", "{\"mark\": \"side\"}");
    ImportReport report = read(file("export.json", later)).getFirst();
    assertThat(report.withoutVote()).isEqualTo(1);
    assertThat(report.takenBack()).isEqualTo(1);
    assertThat(fixture.votes.count()).isEqualTo(1);
    String flipped = DOCUMENT.replace("{\"mark\": \"up\"}", "{\"mark\": \"down\"}");
    read(file("export.json", flipped));
    assertThat(fixture.number("select count(*) from feedback_log where feedback = 'dislike'"))
        .isEqualTo(2);
    assertThat(fixture.rollups()).isEqualTo(fixture.recount());
  }

  @Test
  void filesOfOneExportAreReadTogether() throws IOException {
    Path scores = file("scores.jsonl", SCORES);
    Path traces = file("traces.jsonl", TRACES);
    List<ImportReport> reports = read(scores, traces);
    assertThat(reports).hasSize(1);
    ImportReport report = reports.getFirst();
    assertThat(report.file()).isEqualTo(scores + ", " + traces);
    assertThat(report.stored()).isEqualTo(new RowCounts(0, 2, 2, 0));
    assertThat(report.withoutVote()).isEqualTo(1);
    assertThat(report.rejected()).hasSize(1);
    assertThat(report.rejected().getFirst().row()).isEqualTo(4);
    assertThat(read(scores, traces).getFirst().stored()).isEqualTo(RowCounts.ZERO);
  }

  @Test
  void aFileOfAnotherKindIsReadByItself() throws IOException {
    Path other =
        file("other.csv", "id,question,answer,rating,created_at", "x,Why?,So.,like,2026-11-01");
    List<ImportReport> reports =
        read(file("traces.jsonl", TRACES), other, file("scores.jsonl", SCORES));
    assertThat(reports).hasSize(2);
    assertThat(reports.getLast().file()).isEqualTo(other.toString());
    assertThat(reports.getLast().stored()).isEqualTo(new RowCounts(0, 1, 1, 0));
    assertThat(reports.getFirst().stored()).isEqualTo(new RowCounts(0, 2, 2, 0));
  }

  @Test
  void csvIsReadLikeJson() throws IOException {
    Path traces =
        file("traces.csv", "trace,asked,told,at", "t1,\"Where,\nplease?\",Here.,2026-11-02");
    Path scores =
        file("scores.csv", "score_id,about,mark,given_by", "s1,t1,up,user", "s2,t1,down,model");
    ImportReport report = read(traces, scores).getFirst();
    assertThat(report.stored()).isEqualTo(new RowCounts(0, 1, 1, 0));
    assertThat(
            fixture.number(
                "select count(*) from conversation_log where user_message like 'Where,%please?'"))
        .isEqualTo(1);
  }

  @Test
  void whatIsNearlyAnExportIsSaidToBe() throws IOException {
    Path file = file("export.json", DOCUMENT.replace("\"said\"", "\"words\""));
    assertThatThrownBy(() -> read(file))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> {
              assertThat(e.key()).isEqualTo("feedback.profile.nearFile");
              assertThat(e.args())
                  .startsWith(file.toString(), "Parley export (one document)", "/said");
            });
    assertThatThrownBy(() -> read(ImportOptions.DEFAULT.withProfile("parley-export"), file))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> assertThat(e.key()).isEqualTo("feedback.profile.lacks"));
  }

  @Test
  void whatIsNearlyAnExportAndReadByItsColumnsIsSaidToo() throws IOException {
    Path file =
        file(
            "chats.csv",
            "id,prompt,response,sent_at,rating",
            "1,Where?,Here.,2026-11-02T10:00:00Z,GOOD");
    ImportReport report =
        importer(ProfileCatalog.builtIn())
            .importFiles(List.of(file), ImportOptions.DEFAULT, ProgressMonitor.none())
            .getFirst();
    assertThat(report.stored()).isEqualTo(new RowCounts(0, 1, 1, 0));
    assertThat(report.notes())
        .anyMatch(note -> note.startsWith("looks like AnythingLLM") && note.contains("/workspace"));
  }

  @Test
  void nothingIsLeftBehind() throws IOException {
    Set<String> before = temporaryFiles();
    Path file = file("export.json", DOCUMENT);
    read(file);
    Path cut = file("cut.json", DOCUMENT.substring(0, DOCUMENT.length() - 20));
    assertThatThrownBy(() -> read(cut)).isInstanceOf(InvalidInputException.class);
    ProgressMonitor cancelled =
        new ProgressMonitor() {
          @Override
          public void at(TaskProgress progress) {
            // nobody looks
          }

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThatThrownBy(
            () -> importer().importFiles(List.of(file), ImportOptions.DEFAULT, cancelled))
        .isInstanceOf(CancelledException.class);
    assertThat(temporaryFiles()).isEqualTo(before);
  }
}
