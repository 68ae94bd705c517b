package dev.retune.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.common.error.CancelledException;
import dev.retune.common.io.OutputFile;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.feedback.query.VoteListRepository;
import dev.retune.feedback.query.VotePageRequest;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.index.golden.GoldenSetService;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.DecisionSubqueries;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ListExportTest {
  private static final Instant T0 = Instant.parse("2026-10-01T10:00:00Z");
  private static final VoteFilter DISLIKES = VoteFilter.all().withValue(Vote.Value.DISLIKE);

  @TempDir Path folder;
  private final Workspace workspace;

  ListExportTest(TestDatabases kind) {
    workspace = Workspace.open(kind.migrated(), EntityClasses.all());
  }

  @BeforeEach
  void fill() {
    List<NewConversation> conversations = new ArrayList<>();
    List<NewVote> votes = new ArrayList<>();
    String[] reasons = {"=1+1", "-5", "@sum(a)", "plain \"quoted\"", "늦어요 👎", "+82 10"};
    for (int i = 0; i < 2_500; i++) {
      conversations.add(
          new NewConversation(
              "" + i,
              Optional.empty(),
              "question " + i,
              "answer",
              List.of(),
              Optional.of("m1"),
              Optional.empty(),
              Optional.of(T0)));
      votes.add(
          new NewVote(
              "" + i,
              "" + i,
              i % 2 == 0 ? Vote.Value.DISLIKE : Vote.Value.LIKE,
              Optional.of(reasons[i / 2 % reasons.length]),
              Optional.empty(),
              Optional.of(T0.plusSeconds(i))));
    }
    Source source =
        new SourceRepository(workspace, Clock.systemUTC()).named("default", Source.Kind.FILES);
    new FeedbackStore(workspace, Clock.systemUTC(), new ReviewItemRepository())
        .store(source, InputBatch.of(conversations, votes));
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private ExportManifest export(ExportFormat format, Path file, ProgressMonitor monitor) {
    VoteListRepository votes = new VoteListRepository(workspace, new DecisionSubqueries());
    return new DataExporter(
            workspace,
            new GoldenSetService(workspace),
            List::of,
            new OutputFile(folder.resolve("home"), List.of()),
            Clock.systemUTC())
        .list(
            (after, limit) ->
                votes.page(new VotePageRequest(DISLIKES, after, limit)).stream()
                    .map(VoteListItem::key)
                    .toList(),
            "vote:dislike",
            1_250,
            format,
            file,
            monitor);
  }

  private List<String> lines(ExportFormat format) throws IOException {
    Path file = folder.resolve("out");
    export(format, file, ProgressMonitor.none());
    return Files.readAllLines(file);
  }

  @Test
  void exactlyTheRowsOfTheListInItsOrder() throws IOException {
    List<String> ids = new ArrayList<>();
    for (String line : lines(ExportFormat.JSONL)) {
      JsonNode row = JsonFormat.mapper().readTree(line);
      assertThat(row.get("feedback").asText()).isEqualTo("dislike");
      ids.add(row.get("id").asText());
    }
    assertThat(ids).hasSize(1_250).startsWith("2498", "2496").endsWith("0").doesNotHaveDuplicates();
  }

  @Test
  void theManifestTellsTheFilter() {
    assertThat(export(ExportFormat.CSV, folder.resolve("out"), ProgressMonitor.none()))
        .extracting(ExportManifest::filter, ExportManifest::rows)
        .containsExactly("vote:dislike", 1_250L);
  }

  @Test
  void aSpreadsheetFindsNoFormula() throws IOException {
    List<String> lines = lines(ExportFormat.SPREADSHEET);
    assertThat(lines.getFirst()).startsWith("\ufeff\"id\",\"source\"");
    assertThat(lines).anyMatch(line -> line.contains(",\"'=1+1\","));
    assertThat(lines).anyMatch(line -> line.contains(",\"'@sum(a)\","));
    assertThat(lines).anyMatch(line -> line.contains(",\"'+82 10\","));
    assertThat(lines).noneMatch(line -> line.contains("\"=") || line.contains("\"@"));
  }

  @Test
  void aNumberStaysANumber() throws IOException {
    assertThat(lines(ExportFormat.SPREADSHEET)).anyMatch(line -> line.contains("\"-5\""));
  }

  @Test
  void exactCsvIsExact() throws IOException {
    List<String> lines = lines(ExportFormat.CSV);
    assertThat(lines.getFirst()).startsWith("id,source");
    assertThat(lines).anyMatch(line -> line.contains(",=1+1,"));
    assertThat(lines).anyMatch(line -> line.contains("늦어요 👎"));
  }

  @Test
  void aCancelLeavesNoFile() {
    Path file = folder.resolve("out");
    List<TaskProgress> told = new ArrayList<>();
    ProgressMonitor impatient =
        new ProgressMonitor() {
          @Override
          public void at(TaskProgress progress) {
            told.add(progress);
          }

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> export(ExportFormat.CSV, file, impatient))
        .isInstanceOf(CancelledException.class);
    assertThat(folder).isEmptyDirectory();
    assertThat(told).singleElement().extracting(TaskProgress::total).isEqualTo(1_250L);
  }
}
