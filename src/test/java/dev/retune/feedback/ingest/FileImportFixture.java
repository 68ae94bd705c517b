package dev.retune.feedback.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.store.FeedbackFixture;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.TestDatabases;
import dev.retune.support.TestFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A workspace and a folder of files to import. Registered as an extension it has a folder of its
 * own for each test.
 */
public final class FileImportFixture implements AutoCloseable, AfterEachCallback {
  /** The columns of an answer with its vote. */
  static final String FLAT = "id,question,answer,feedback,created_at";

  static final String AT = "2026-11-01T10:00:00Z";

  /** One answer with its vote as JSON. */
  static final String TALK =
      "{\"id\":1,\"question\":\"q\",\"answer\":\"a\",\"vote\":\"like\",\"created_at\":\""
          + AT
          + "\"}";

  public final FeedbackFixture fixture = new FeedbackFixture(TestDatabases.H2);
  public final Path folder;
  private final Importer importer;

  public FileImportFixture() {
    this(TestFolders.create("retune-import"));
  }

  public FileImportFixture(Path folder) {
    this(folder, FeedbackFixture.NOW);
  }

  FileImportFixture(Path folder, Instant now) {
    this.folder = folder;
    this.importer =
        new Importer(
            fixture.workspace,
            new FeedbackStore(
                fixture.workspace, Clock.fixed(now, ZoneOffset.UTC), new ReviewItemRepository()),
            Clock.fixed(now, ZoneOffset.UTC),
            ProfileCatalog.builtIn(),
            new Texts(Locale.ENGLISH));
  }

  Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  public Path file(String name, String... lines) throws IOException {
    return file(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  public ImportReport read(Path file) {
    return read(file, SourceMapping.GUESSED);
  }

  public ImportReport read(Path file, SourceMapping mapping) {
    return read(file, new ImportOptions(java.util.Optional.empty(), mapping));
  }

  /** The source that an import of files would store into. */
  Optional<String> sourceName(Path... files) {
    return importer.sourceName(List.of(files));
  }

  public ImportReport read(Path file, ImportOptions options) {
    ImportReport report = importer.importFile(file, options, ProgressMonitor.none());
    sums(report);
    return report;
  }

  public List<ImportReport> read(Path... files) {
    List<ImportReport> reports =
        importer.importFiles(List.of(files), ImportOptions.DEFAULT, ProgressMonitor.none());
    reports.forEach(FileImportFixture::sums);
    return reports;
  }

  private static void sums(ImportReport report) {
    long told =
        report.stored().total()
            + report.unchanged().total()
            + report.waiting()
            + report.rejectedRows();
    if (report.read().total() + report.unknown() != told) {
      throw new AssertionError(
          "read + unknown is not stored + unchanged + waiting + rejected: " + report);
    }
  }

  /** Checks that a file is refused whole, with a message. */
  void assertRefused(Path file, String key) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.key()).isEqualTo(key));
    assertThat(fixture.number("select count(*) from conversation_log")).isZero();
    assertThat(fixture.number("select count(*) from document")).isZero();
  }

  /** All stored questions in the order of their ids. */
  String questions() {
    return fixture.workspace.read(
        s ->
            String.join(
                "|",
                s.createNativeQuery(
                        "select user_message from conversation_log order by external_id",
                        String.class)
                    .getResultList()));
  }

  /** "number: reason" of each rejected row. */
  static Stream<String> rejected(ImportReport report) {
    return report.rejected().stream().map(r -> r.place().row() + ": " + r.reason());
  }

  @Override
  public void close() {
    fixture.close();
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    close();
    TestFolders.delete(folder);
  }
}
