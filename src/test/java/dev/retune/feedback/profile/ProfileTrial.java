package dev.retune.feedback.profile;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.explanation.SourceExplainer;
import dev.retune.feedback.explanation.SourceExplanation;
import dev.retune.feedback.ingest.ImportOptions;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.ingest.Importer;
import dev.retune.feedback.ingest.SourceServers;
import dev.retune.feedback.ingest.SourceSynchronizer;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceOpener;
import dev.retune.feedback.store.FeedbackFixture;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.TestDatabases;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** A workspace into which products are read by the built-in profiles. */
final class ProfileTrial implements AutoCloseable {
  // after the times in the products' data
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC);

  final FeedbackFixture fixture = new FeedbackFixture(TestDatabases.H2);

  /** What was read: answers, votes with an answer, likes, dislikes, documents. */
  record Figures(long answers, long votes, long likes, long dislikes, long documents) {}

  /** Runs a resource such as {@code flowise/database.sql} in a database. */
  static void run(String address, String resource) throws SQLException {
    String script = text(resource).replaceAll("(?m)^--.*$", "");
    try (var connection = SourceServers.connect(address);
        var statement = connection.createStatement()) {
      if (address.startsWith("mysql")) {
        // names are quoted as in standard SQL
        statement.execute("SET sql_mode = 'ANSI_QUOTES'");
      }
      for (String sql : script.split(";\n", -1)) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    }
  }

  private static String text(String resource) {
    try (InputStream in = ProfileTrial.class.getResourceAsStream("/profiles/" + resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Synchronizes a database; any share of its votes may be withdrawn. */
  ImportReport sync(String address, SourceMapping mapping) {
    SourceConfig config = config(address, mapping);
    return new SourceSynchronizer(
            fixture.workspace,
            new FeedbackStore(fixture.workspace, CLOCK, new ReviewItemRepository()),
            CLOCK,
            ProfileCatalog.builtIn(),
            new Texts(Locale.ENGLISH),
            new SourceOpener(name -> Optional.empty()))
        .sync(List.of(config), ProgressMonitor.none())
        .getFirst();
  }

  private static SourceConfig config(String address, SourceMapping mapping) {
    return new SourceConfig(
        "chat",
        address,
        Optional.empty(),
        Optional.empty(),
        mapping,
        Duration.ofDays(30),
        1.0,
        Optional.empty());
  }

  private static SourceExplainer explainer() {
    return new SourceExplainer(
        ProfileCatalog.builtIn(),
        CLOCK,
        new Texts(Locale.ENGLISH),
        new SourceOpener(name -> Optional.empty()));
  }

  /** Number of rows of a database that are said to be left out. */
  static long leftOut(String address, SourceMapping mapping) {
    return leftOut(explainer().explain(config(address, mapping), ProgressMonitor.none()));
  }

  /** Same for the last of some files. */
  static long leftOut(List<Path> files, SourceMapping mapping) {
    ImportOptions options = new ImportOptions(Optional.of("chat"), mapping);
    return leftOut(explainer().explain(files, options, ProgressMonitor.none()).getLast());
  }

  /** What would be read of a database. */
  static SourceExplanation explained(String address) {
    return explainer().explain(config(address, SourceMapping.GUESSED), ProgressMonitor.none());
  }

  /** What would be read of a file. */
  static SourceExplanation explained(Path file) {
    return explainer()
        .explain(List.of(file), ImportOptions.DEFAULT, ProgressMonitor.none())
        .getFirst();
  }

  private static long leftOut(SourceExplanation explanation) {
    return explanation.leftOut().stream().mapToLong(SourceExplanation.LeftOut::rows).sum();
  }

  /** Imports a file. */
  ImportReport read(Path file, SourceMapping mapping) {
    return read(List.of(file), mapping).getFirst();
  }

  /** Imports files together. */
  List<ImportReport> read(List<Path> files, SourceMapping mapping) {
    return new Importer(
            fixture.workspace,
            new FeedbackStore(fixture.workspace, CLOCK, new ReviewItemRepository()),
            CLOCK,
            ProfileCatalog.builtIn(),
            new Texts(Locale.ENGLISH))
        .importFiles(
            files, new ImportOptions(Optional.of("chat"), mapping), ProgressMonitor.none());
  }

  Figures figures() {
    String votes = "select count(*) from feedback_log where taken_back_at is null";
    return new Figures(
        fixture.conversations.count(),
        fixture.number(votes + " and conversation_id is not null"),
        fixture.number(votes + " and feedback = 'like' and conversation_id is not null"),
        fixture.number(votes + " and feedback = 'dislike' and conversation_id is not null"),
        fixture.documents.count());
  }

  /** Question, answer, vote and reason of each vote that counts, in order of the questions. */
  List<String> pairs() {
    return fixture.workspace.read(
        session ->
            session
                .createNativeQuery(
                    "select c.user_message || ' | ' || c.ai_response || ' | ' || v.feedback"
                        + " || coalesce(' | ' || v.reason, '') from feedback_log v"
                        + " join conversation_log c on c.id = v.conversation_id"
                        + " where v.taken_back_at is null order by 1",
                    String.class)
                .getResultList());
  }

  @Override
  public void close() {
    fixture.close();
  }
}
