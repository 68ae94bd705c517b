package dev.retune.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.app.Entities;
import dev.retune.db.Workspace;
import dev.retune.fault.Cancelled;
import dev.retune.feedback.Batch;
import dev.retune.feedback.ConversationRow;
import dev.retune.feedback.FeedbackStore;
import dev.retune.feedback.Source;
import dev.retune.feedback.Sources;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteFilter;
import dev.retune.feedback.VoteRow;
import dev.retune.feedback.VoteRowIn;
import dev.retune.feedback.Votes;
import dev.retune.house.Databases;
import dev.retune.index.GoldenSet;
import dev.retune.text.Json;
import dev.retune.work.Monitor;
import dev.retune.work.OutputFile;
import dev.retune.work.Progress;
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
  private static final VoteFilter DISLIKES =
      VoteFilter.all().withValue(Optional.of(Vote.Value.DISLIKE));

  @TempDir Path folder;
  private final Workspace workspace;

  ListExportTest(Databases kind) {
    workspace = Workspace.open(kind.migrated(), Entities.all());
  }

  @BeforeEach
  void fill() {
    List<ConversationRow> conversations = new ArrayList<>();
    List<VoteRowIn> votes = new ArrayList<>();
    String[] reasons = {"=1+1", "-5", "@sum(a)", "plain \"quoted\"", "늦어요 👎", "+82 10"};
    for (int i = 0; i < 2_500; i++) {
      conversations.add(
          new ConversationRow(
              "" + i,
              Optional.empty(),
              "question " + i,
              "answer",
              Optional.empty(),
              Optional.of("m1"),
              Optional.empty(),
              Optional.of(T0)));
      votes.add(
          new VoteRowIn(
              "" + i,
              "" + i,
              i % 2 == 0 ? Vote.Value.DISLIKE : Vote.Value.LIKE,
              Optional.of(reasons[i / 2 % reasons.length]),
              Optional.empty(),
              Optional.of(T0.plusSeconds(i))));
    }
    Source source =
        new Sources(workspace, Clock.systemUTC())
            .named("default", Source.Kind.FILES, Optional.empty());
    new FeedbackStore(workspace, Clock.systemUTC()).store(source, Batch.of(conversations, votes));
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private Exporter.Manifest export(Exporter.Format format, Path file, Monitor monitor) {
    Votes votes = new Votes(workspace);
    return new Exporter(
            workspace,
            new GoldenSet(workspace),
            new OutputFile(folder.resolve("home"), List.of()),
            Clock.systemUTC())
        .list(
            (after, limit) ->
                votes.page(DISLIKES, after, limit).stream().map(VoteRow::key).toList(),
            "vote:dislike",
            1_250,
            format,
            file,
            monitor);
  }

  private List<String> lines(Exporter.Format format) throws IOException {
    Path file = folder.resolve("out");
    export(format, file, Monitor.none());
    return Files.readAllLines(file);
  }

  @Test
  void exactlyTheRowsOfTheListInItsOrder() throws IOException {
    List<String> ids = new ArrayList<>();
    for (String line : lines(Exporter.Format.JSONL)) {
      JsonNode row = Json.mapper().readTree(line);
      assertThat(row.get("feedback").asText()).isEqualTo("dislike");
      ids.add(row.get("id").asText());
    }
    assertThat(ids).hasSize(1_250).startsWith("2498", "2496").endsWith("0").doesNotHaveDuplicates();
  }

  @Test
  void theManifestTellsTheFilter() {
    assertThat(export(Exporter.Format.CSV, folder.resolve("out"), Monitor.none()))
        .extracting(Exporter.Manifest::filter, Exporter.Manifest::rows)
        .containsExactly("vote:dislike", 1_250L);
  }

  @Test
  void aSpreadsheetFindsNoFormula() throws IOException {
    List<String> lines = lines(Exporter.Format.SPREADSHEET);
    assertThat(lines.getFirst()).startsWith("\ufeff\"id\",\"source\"");
    assertThat(lines).anyMatch(line -> line.contains(",\"'=1+1\","));
    assertThat(lines).anyMatch(line -> line.contains(",\"'@sum(a)\","));
    assertThat(lines).anyMatch(line -> line.contains(",\"'+82 10\","));
    assertThat(lines).noneMatch(line -> line.contains("\"=") || line.contains("\"@"));
  }

  @Test
  void aNumberStaysANumber() throws IOException {
    assertThat(lines(Exporter.Format.SPREADSHEET)).anyMatch(line -> line.contains("\"-5\""));
  }

  @Test
  void exactCsvIsExact() throws IOException {
    List<String> lines = lines(Exporter.Format.CSV);
    assertThat(lines.getFirst()).startsWith("id,source");
    assertThat(lines).anyMatch(line -> line.contains(",=1+1,"));
    assertThat(lines).anyMatch(line -> line.contains("늦어요 👎"));
  }

  @Test
  void aCancelLeavesNoFile() {
    Path file = folder.resolve("out");
    List<Progress> told = new ArrayList<>();
    Monitor impatient =
        new Monitor() {
          @Override
          public void at(Progress progress) {
            told.add(progress);
          }

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> export(Exporter.Format.CSV, file, impatient))
        .isInstanceOf(Cancelled.class);
    assertThat(folder).isEmptyDirectory();
    assertThat(told).singleElement().extracting(Progress::total).isEqualTo(1_250L);
  }
}
