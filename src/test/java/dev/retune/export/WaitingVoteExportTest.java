package dev.retune.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.common.io.OutputFile;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.index.golden.GoldenSetService;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An export marks the votes that no figure counts because their answer is not there yet. */
@ParameterizedClass
@EnumSource
class WaitingVoteExportTest {
  private static final Instant T0 = Instant.parse("2026-10-01T10:00:00Z");

  private static final Clock CLOCK = Clock.fixed(T0.plusSeconds(3_600), ZoneOffset.UTC);

  @TempDir Path folder;
  private final TestDatabases database;

  WaitingVoteExportTest(TestDatabases database) {
    this.database = database;
  }

  private static NewVote vote(String id, String conversation) {
    return new NewVote(
        id, conversation, Vote.Value.DISLIKE, Optional.empty(), Optional.empty(), Optional.of(T0));
  }

  private static NewConversation answer(String id) {
    return new NewConversation(
        id,
        Optional.empty(),
        "question",
        "answer",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(T0));
  }

  private ExportManifest export(Workspace workspace, ExportFormat format, Path file) {
    return new DataExporter(
            workspace,
            new GoldenSetService(workspace),
            List::of,
            new OutputFile(folder.resolve("home"), List.of()),
            CLOCK)
        .export(ExportContent.FEEDBACK, format, file, true, ProgressMonitor.none());
  }

  @Test
  void aVoteIsMarkedUntilItsAnswerArrives() throws IOException {
    try (Workspace workspace = Workspace.open(database.migrated(), EntityClasses.all())) {
      Source source = new SourceRepository(workspace, CLOCK).named("default", Source.Kind.FILES);
      FeedbackStore store = new FeedbackStore(workspace, CLOCK, new ReviewItemRepository());
      store.store(
          source, InputBatch.of(List.of(answer("1")), List.of(vote("a", "1"), vote("b", "7"))));

      Path file = folder.resolve("feedback.jsonl");
      ExportManifest manifest = export(workspace, ExportFormat.JSONL, file);
      assertThat(manifest.rows()).isEqualTo(2);
      assertThat(manifest.waiting()).isEqualTo(1);
      assertThat(Files.readAllLines(file).stream().map(WaitingVoteExportTest::waiting))
          .containsExactly("a false", "b true");

      Path csv = folder.resolve("feedback.csv");
      export(workspace, ExportFormat.CSV, csv);
      assertThat(Files.readAllLines(csv).getFirst()).endsWith(",waiting");
      assertThat(Files.readAllLines(csv).subList(1, 3))
          .satisfiesExactly(
              row -> assertThat(row).endsWith(",false"), row -> assertThat(row).endsWith(",true"));

      store.store(source, InputBatch.of(List.of(answer("7")), List.of()));
      assertThat(export(workspace, ExportFormat.JSONL, file).waiting()).isZero();
    }
  }

  private static String waiting(String line) {
    try {
      var row = JsonFormat.mapper().readTree(line);
      return row.get("id").asText() + " " + row.get("waiting").asBoolean();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
