package dev.retune.feedback.ingest;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.format.RowEncoding;
import dev.retune.feedback.format.RowFileOpener;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.parsing.RowFile;
import dev.retune.feedback.parsing.RowParser;
import dev.retune.feedback.parsing.VoteScale;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.feedback.source.RowRange;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.source.SqliteFileOpener;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.persistence.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Imports files into the workspace: SQLite databases, CSV, JSONL and JSON. */
public final class Importer {
  // signatures of zip (including xlsx), gzip, bzip2, xz and zstd
  private static final List<byte[]> PACKED =
      List.of(
          new byte[] {'P', 'K', 3, 4},
          new byte[] {0x1f, (byte) 0x8b},
          new byte[] {'B', 'Z', 'h'},
          new byte[] {(byte) 0xfd, '7', 'z', 'X'},
          new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd});

  private final SourcePlanner planner;
  private final SourceRepository sources;
  private final FeedbackStore store;
  private final Texts texts;
  private final Clock clock;

  /**
   * For one workspace.
   *
   * @param clock time for rows without one
   * @param catalog profiles by which products are recognized
   * @param texts language of messages in reports
   */
  public Importer(Workspace workspace, Clock clock, ProfileCatalog catalog, Texts texts) {
    this.planner = new SourcePlanner(catalog);
    this.sources = new SourceRepository(workspace, clock);
    this.store = new FeedbackStore(workspace, clock);
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * Imports one file.
   *
   * @throws InvalidInputException when the file does not exist or nothing in it is recognized
   */
  public ImportReport importFile(Path file, ImportOptions options, ProgressMonitor monitor) {
    return importFiles(List.of(file), options, monitor).getFirst();
  }

  /**
   * Imports several files in one run, so that a vote may precede its conversation. Returns one
   * report per file, in order.
   *
   * @throws InvalidInputException when a file does not exist or nothing in it is recognized; rows
   *     already stored from previous files are kept
   */
  public List<ImportReport> importFiles(
      List<Path> files, ImportOptions options, ProgressMonitor monitor) {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new InvalidInputException("feedback.noFile", file.toString());
      }
    }
    List<BatchImporter> intakes = new ArrayList<>();
    try {
      for (Path file : files) {
        intakes.add(read(file, options.of(file), monitor));
      }
      List<ImportReport> reports = new ArrayList<>();
      for (int i = 0; i < files.size(); i++) {
        reports.add(intakes.get(i).report(files.get(i).toString()));
      }
      return reports;
    } finally {
      intakes.forEach(BatchImporter::close);
    }
  }

  private BatchImporter read(Path file, ImportOptions options, ProgressMonitor monitor) {
    try {
      return SqliteFileOpener.is(file)
          ? readDatabase(file, options, monitor)
          : readRows(file, options, monitor);
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidInputException(e, "feedback.fileUnreadable", file.toString(), message(e));
    } catch (SQLException e) {
      throw new UnavailableException(e, "feedback.sourceUnavailable", file.toString(), message(e));
    }
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private BatchImporter readRows(Path file, ImportOptions options, ProgressMonitor monitor)
      throws IOException {
    refusePacked(file);
    Optional<String> encodingName = options.mapping().encoding();
    RowEncoding encoding =
        encodingName.isPresent()
            ? RowEncoding.named(encodingName.get())
            : RowEncoding.checkedUtf8(file);
    RowFile rows = RowFileOpener.open(file, options.mapping(), encoding);
    Map<String, Source> named = new HashMap<>();
    Function<String, Source> owners =
        name -> named.computeIfAbsent(name, n -> sources.named(n, Source.Kind.FILES));
    Source source = owners.apply(options.source().orElse(SourceNameResolver.DEFAULT));
    BatchImporter importer = new BatchImporter(store, source, texts);
    new FileImporter(rows, file, options, clock, importer, owners, monitor).run();
    return importer;
  }

  // checked first, because such files would otherwise be reported as having the wrong encoding
  private static void refusePacked(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(4);
    }
    for (byte[] sign : PACKED) {
      if (start.length >= sign.length
          && Arrays.equals(sign, 0, sign.length, start, 0, sign.length)) {
        throw new InvalidInputException("feedback.packed", file.toString());
      }
    }
  }

  private BatchImporter readDatabase(Path file, ImportOptions options, ProgressMonitor monitor)
      throws IOException, SQLException {
    try (SourceDatabase database = new SqliteFileOpener(file).open()) {
      SourcePlan plan =
          planner.plan(
              file.toString(), database, database.tables(), options.mapping(), options.profile());
      VoteScale scale = SourcePlanner.check(file.toString(), database, plan);
      SourceNameResolver names = new SourceNameResolver(sources);
      Source source =
          options.source().isPresent()
              ? names.named(options.source().get(), file)
              : names.ofDatabaseFile(file);
      BatchImporter importer = new BatchImporter(store, source, texts);
      plan.tell(importer);
      importer.scaled(scale);
      RowParser parser = plan.parser(clock, scale);
      for (RecognizedTable table : plan.tables()) {
        try (TableImporter rows =
            new TableImporter(database, table, parser, importer, monitor, "stage.import")) {
          rows.read(RowRange.all());
        }
      }
      return importer;
    }
  }
}
