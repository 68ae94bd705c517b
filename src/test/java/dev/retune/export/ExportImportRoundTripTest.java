package dev.retune.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.io.OutputFile;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.ingest.ImportOptions;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.ingest.Importer;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewDocument;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.index.golden.GoldenSetImporter;
import dev.retune.index.golden.GoldenSetService;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.RealData;
import dev.retune.support.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An export that is imported again restores the rows that count. */
@Tag("slow")
class ExportImportRoundTripTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC);
  private static final String ROWS =
      """
      select s.name, v.external_id, v.conversation_external_id, v.feedback, v.reason, v.voter,
             v.created_at, c.user_message, c.ai_response, cast(c.document_ids as varchar(1000)), c.model,
             c.prompt_version, c.user_id, c.created_at as answered_at
      from feedback_log v
      join source s on s.id = v.source_id
      left join conversation_log c on c.id = v.conversation_id
      where v.taken_back_at is null
      """;

  @TempDir Path folder;

  private static Set<String> rows(Workspace workspace) {
    Set<String> rows = new TreeSet<>();
    workspace
        .read(s -> s.createNativeQuery(ROWS, Object[].class).getResultList())
        .forEach(row -> rows.add(Arrays.toString(row)));
    return rows;
  }

  private static ImportReport read(Workspace workspace, Path file, ImportOptions options) {
    return new Importer(
            workspace,
            new FeedbackStore(workspace, CLOCK, new ReviewItemRepository()),
            CLOCK,
            ProfileCatalog.builtIn(),
            new Texts(Locale.ENGLISH))
        .importFile(file, options, ProgressMonitor.none());
  }

  private Path exported(Workspace workspace, ExportFormat format, String name) {
    Path file = folder.resolve(name);
    exporter(workspace).export(ExportContent.FEEDBACK, format, file, true, ProgressMonitor.none());
    return file;
  }

  private DataExporter exporter(Workspace workspace) {
    OutputFile outputs = new OutputFile(folder.resolve("home"), List.of());
    return new DataExporter(workspace, new GoldenSetService(workspace), List::of, outputs, CLOCK);
  }

  private static <T> T one(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static Optional<String> text(Random random) {
    return random.nextInt(3) == 0
        ? Optional.empty()
        : Optional.of(
            one(
                random,
                List.of(
                    "7",
                    "7.0",
                    " anna ",
                    "1.5E9",
                    "a,b;c\t\"d\"",
                    "two\nlines\r\nthree\rfour",
                    "비자 👎🏽",
                    "=1+1",
                    "'=1+1; -2",
                    "\t'\n=x",
                    "\"=y\"",
                    "null",
                    "--",
                    "{\"role\": \"user\", \"content\": \"x\"}")));
  }

  private static void fill(Workspace workspace, Random random) {
    List<String> ids = List.of("1", "1.0", "01", " 1", "a b", "c/한글", "2.5E3", "x\"y");
    for (String name : List.of("default", "shop", "도움말", "a,b").subList(0, 1 + random.nextInt(4))) {
      Source source = new SourceRepository(workspace, CLOCK).named(name, Source.Kind.FILES);
      List<NewConversation> conversations = new ArrayList<>();
      List<NewVote> votes = new ArrayList<>();
      for (String id : ids) {
        Instant at = Instant.parse("2026-10-01T00:00:00Z").plusNanos(random.nextInt() * 1_000L);
        if (random.nextInt(6) > 0) {
          conversations.add(
              new NewConversation(
                  id,
                  text(random),
                  text(random).orElse("question of " + name),
                  text(random).orElse("answer of " + name),
                  Stream.of(text(random), text(random), text(random))
                      .flatMap(Optional::stream)
                      .toList(),
                  text(random),
                  text(random),
                  Optional.of(at)));
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
          votes.add(
              new NewVote(
                  id + i,
                  id,
                  one(random, List.of(Vote.Value.LIKE, Vote.Value.DISLIKE)),
                  text(random),
                  text(random),
                  Optional.of(at.plusSeconds(random.nextInt(9_000)))));
        }
      }
      new FeedbackStore(workspace, CLOCK, new ReviewItemRepository())
          .store(source, InputBatch.of(conversations, votes));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anyWorkspaceComesBackAsItWas(ExportFormat format) {
    for (int seed = 0; seed < 12; seed++) {
      try (Workspace before = Workspace.open(TestDatabases.H2.migrated(), EntityClasses.all());
          Workspace after = Workspace.open(TestDatabases.H2.migrated(), EntityClasses.all())) {
        fill(before, new Random(seed));
        Path file = exported(before, format, "export-" + seed + format + "." + format.extension());
        read(after, file, ImportOptions.DEFAULT);
        assertThat(rows(after)).as("seed " + seed).isEqualTo(rows(before)).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void importedWhereItCameFromItChangesNothing(ExportFormat format) {
    try (Workspace workspace = Workspace.open(TestDatabases.H2.migrated(), EntityClasses.all())) {
      fill(workspace, new Random(99));
      Path file = exported(workspace, format, "same." + format.extension());
      assertThat(read(workspace, file, ImportOptions.DEFAULT).stored().total()).isZero();
    }
  }

  @Test
  void anExportNamesItsSourcesItself() {
    try (Workspace workspace = Workspace.open(TestDatabases.H2.migrated(), EntityClasses.all())) {
      fill(workspace, new Random(1));
      Path file = exported(workspace, ExportFormat.JSONL, "named.jsonl");
      ImportOptions options = new ImportOptions(Optional.of("mine"), SourceMapping.GUESSED);
      assertThatThrownBy(() -> read(workspace, file, options))
          .isInstanceOfSatisfying(
              InvalidInputException.class,
              e -> assertThat(e.key()).isEqualTo("feedback.exportedSources"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DECISIONS, feedback.exportedDecisions",
    "GOLDEN, feedback.exportedGolden",
    "KNOWLEDGE_CHANGES, feedback.exportedChanges"
  })
  void otherExportsAreToldFromFeedback(ExportContent what, String key) {
    try (Workspace workspace = Workspace.open(TestDatabases.H2.migrated(), EntityClasses.all())) {
      Path file = folder.resolve("other.csv");
      exporter(workspace).export(what, ExportFormat.CSV, file, true, ProgressMonitor.none());
      assertThatThrownBy(() -> read(workspace, file, ImportOptions.DEFAULT))
          .isInstanceOfSatisfying(
              InvalidInputException.class, e -> assertThat(e.key()).isEqualTo(key));
    }
  }

  @Test
  void anOlderExportOfTwoSourcesIsNotMixed() {
    Path file = RealData.at("bugs/07/two.jsonl");
    try (Workspace workspace = Workspace.open(TestDatabases.H2.migrated(), EntityClasses.all())) {
      read(workspace, file, ImportOptions.DEFAULT);
      assertThat(rows(workspace))
          .isNotEmpty()
          .allMatch(
              row ->
                  row.startsWith("[shop")
                      ? row.contains("shop question")
                      : row.contains("help question"));
    }
  }

  private static void documents(Workspace workspace) {
    for (String name : List.of("shop", "도움말, 2")) {
      Source source = new SourceRepository(workspace, CLOCK).named(name, Source.Kind.FILES);
      List<NewDocument> documents =
          Stream.of("1", "2 of 3", "=1", "only in " + name)
              .map(
                  id ->
                      new NewDocument(
                          id,
                          Optional.empty(),
                          Optional.empty(),
                          Optional.empty(),
                          Optional.empty(),
                          "text of " + id + " in " + name,
                          Optional.empty()))
              .toList();
      new FeedbackStore(workspace, CLOCK, new ReviewItemRepository())
          .store(source, InputBatch.ofDocuments(documents));
    }
  }

  @ParameterizedTest
  @EnumSource
  void goldenQuestionsKeepTheSourcesOfTheirDocuments(ExportFormat format) throws IOException {
    try (Workspace before = Workspace.open(TestDatabases.H2.migrated(), EntityClasses.all());
        Workspace after = Workspace.open(TestDatabases.H2.migrated(), EntityClasses.all())) {
      documents(before);
      documents(after);
      Path written =
          Files.writeString(
              folder.resolve("golden.jsonl"),
              """
              {"question": "how?", "document_id": ["1", "1", "2 of 3"], "source": ["shop", "도움말, 2", "shop"]}
              {"question": "=why?\\n;-x", "document_id": "=1", "source": "도움말, 2"}
              {"question": "when?", "document_id": "only in shop"}
              """);
      assertThat(golden(before, written).stored()).isEqualTo(5);
      Path file = folder.resolve("out." + format.extension());
      exporter(before).export(ExportContent.GOLDEN, format, file, true, ProgressMonitor.none());
      assertThat(golden(after, file).stored()).isEqualTo(5);
      assertThat(new GoldenSetService(after).answered())
          .isEqualTo(new GoldenSetService(before).answered())
          .hasSize(3);
      assertThat(golden(after, file).stored()).isZero();
    }
  }

  private static GoldenSetImporter.Result golden(Workspace workspace, Path file) {
    return new GoldenSetImporter(workspace, CLOCK).read(file, "tester");
  }

  @Test
  void aGoldenQuestionOfADocumentInTwoSourcesIsAskedForItsSource() throws IOException {
    try (Workspace workspace = Workspace.open(TestDatabases.H2.migrated(), EntityClasses.all())) {
      documents(workspace);
      Path file =
          Files.writeString(
              folder.resolve("golden.jsonl"), "{\"question\": \"how?\", \"document_id\": \"1\"}");
      assertThatThrownBy(() -> golden(workspace, file))
          .isInstanceOfSatisfying(
              InvalidInputException.class,
              e -> {
                assertThat(e.key()).isEqualTo("index.goldenSeveral");
                assertThat(e.args()).containsExactly("1", "shop, 도움말, 2");
              });
      assertThat(new GoldenSetService(workspace).answered()).isEmpty();
    }
  }
}
