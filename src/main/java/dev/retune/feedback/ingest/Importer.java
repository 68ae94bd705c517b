package dev.retune.feedback.ingest;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.format.InputFileCheck;
import dev.retune.feedback.format.RowFileOpener;
import dev.retune.feedback.model.RowPlace;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.parsing.RowFile;
import dev.retune.feedback.parsing.RowParser;
import dev.retune.feedback.parsing.VoteScale;
import dev.retune.feedback.profile.LayoutMatch;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.profile.ProfileChoice;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.feedback.source.RowRange;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.source.SqliteFileOpener;
import dev.retune.feedback.staging.CopiedRows;
import dev.retune.feedback.staging.StagedRecords;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.feedback.store.ReusedIdCheck;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DriverMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Imports files into the workspace: SQLite databases, CSV, JSONL and JSON. */
public final class Importer {
  private final SourcePlanner planner;
  private final ImportPlanner imports;
  private final SourceRepository sources;
  private final FeedbackStore store;
  private final Texts texts;
  private final Clock clock;

  /**
   * For one workspace.
   *
   * @param store where rows are stored
   * @param clock time for rows without one
   * @param catalog profiles by which products are recognized
   * @param texts language of messages in reports
   */
  public Importer(
      Workspace workspace, FeedbackStore store, Clock clock, ProfileCatalog catalog, Texts texts) {
    this.planner = new SourcePlanner(catalog);
    this.imports = new ImportPlanner(catalog);
    this.sources = new SourceRepository(workspace, clock);
    this.store = store;
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
    InputFileCheck.check(files);
    List<BatchImporter> intakes = new ArrayList<>();
    try {
      List<ImportUnit> units = units(files, options);
      for (ImportUnit unit : units) {
        intakes.add(read(unit, monitor));
      }
      List<ImportReport> reports = new ArrayList<>();
      for (int i = 0; i < units.size(); i++) {
        reports.add(intakes.get(i).report(units.get(i).name()));
      }
      return reports;
    } finally {
      intakes.forEach(BatchImporter::close);
    }
  }

  /**
   * The name of the source that the rows of files would get without a name in the options. Each of
   * several database files would get its own, so there is none for them.
   */
  public Optional<String> sourceName(List<Path> files) {
    try {
      List<Path> databases = new ArrayList<>();
      for (Path file : files) {
        if (SqliteFileOpener.is(file)) {
          databases.add(file);
        }
      }
      return switch (databases.size()) {
        case 0 -> Optional.of(SourceNameResolver.DEFAULT);
        case 1 -> Optional.of(new SourceNameResolver(sources).suggestion(databases.getFirst()));
        default -> Optional.empty();
      };
    } catch (IOException e) {
      throw new InvalidInputException(
          e, "feedback.fileUnreadable", files.getFirst().toString(), message(e));
    }
  }

  private List<ImportUnit> units(List<Path> files, ImportOptions options) {
    try {
      return imports.units(files, options);
    } catch (IOException | UncheckedIOException e) {
      String names = files.stream().map(Path::toString).collect(Collectors.joining(", "));
      throw new InvalidInputException(e, "feedback.fileUnreadable", names, message(e));
    }
  }

  private BatchImporter read(ImportUnit unit, ProgressMonitor monitor) {
    try {
      return switch (unit) {
        case ImportUnit.Export export -> readExport(export, monitor);
        case ImportUnit.Database(Path file, ImportOptions options) ->
            readDatabase(file, options, monitor);
        case ImportUnit.Rows rows -> readRows(rows, monitor);
      };
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidInputException(e, "feedback.fileUnreadable", unit.name(), message(e));
    } catch (SQLException e) {
      throw new UnavailableException(e, "feedback.sourceUnavailable", unit.name(), message(e));
    }
  }

  private BatchImporter importer(Source source, String name, ImportOptions options) {
    return options.overwriting()
        ? new BatchImporter(store, source, texts)
        : new BatchImporter(store, source, texts, new ReusedIdCheck(store, name));
  }

  private static String message(Exception e) {
    return DriverMessage.of(e);
  }

  private BatchImporter readRows(ImportUnit.Rows unit, ProgressMonitor monitor) throws IOException {
    Path file = unit.file();
    ImportOptions options = unit.options();
    RowFile rows = RowFileOpener.open(file, options.mapping(), unit.encoding());
    Map<String, Source> named = new HashMap<>();
    Function<String, Source> owners =
        name -> named.computeIfAbsent(name, n -> sources.named(n, Source.Kind.FILES));
    Source source = owners.apply(options.source().orElse(SourceNameResolver.DEFAULT));
    BatchImporter importer = importer(source, unit.name(), options);
    Optional<LayoutMatch> near = unit.nearest().filter(LayoutMatch::isNear);
    near.ifPresent(match -> importer.note("feedback.note.near", match.shown(), match.lacking()));
    try {
      new FileImporter(rows, file, options, clock, importer, owners, monitor).run();
      return importer;
    } catch (InvalidInputException e) {
      importer.close();
      throw near.isEmpty()
          ? e
          : new InvalidInputException(
              e,
              "feedback.profile.nearFile",
              file.toString(),
              near.get().shown(),
              near.get().lacking(),
              e);
    }
  }

  private BatchImporter readExport(ImportUnit.Export export, ProgressMonitor monitor)
      throws IOException, SQLException {
    ImportOptions options = export.options();
    Source source =
        sources.named(options.source().orElse(SourceNameResolver.DEFAULT), Source.Kind.FILES);
    BatchImporter importer = importer(source, export.name(), options);
    try (StagedRecords staged =
        StagedRecords.of(
            export.records(),
            export.match().layout(),
            broken -> importer.rejectUnknown(RowPlace.line(broken.number()), broken.fault()),
            monitor)) {
      SourcePlan plan =
          SourcePlanner.plan(export.name(), staged.database(), options.mapping(), export.match());
      try (CopiedRows rows = CopiedRows.all(staged.database(), plan.tables(), monitor)) {
        VoteScale scale = SourcePlanner.check(export.name(), plan, rows);
        if (staged.repeated() > 0) {
          importer.note("feedback.note.recordsTwice", staged.repeated());
        }
        store(rows, plan, scale, importer, monitor);
        return importer;
      }
    } catch (SQLException | IOException | RuntimeException e) {
      importer.close();
      throw e;
    }
  }

  private void store(
      CopiedRows copied,
      SourcePlan plan,
      VoteScale scale,
      BatchImporter importer,
      ProgressMonitor monitor)
      throws SQLException {
    plan.tell(importer);
    importer.scaled(scale);
    RowParser parser = plan.parser(clock, scale);
    for (RecognizedTable table : plan.tables()) {
      try (TableImporter rows =
          new TableImporter(copied.of(table), parser, importer, monitor, "stage.import.")) {
        rows.read(RowRange.all());
      }
    }
  }

  private BatchImporter readDatabase(Path file, ImportOptions options, ProgressMonitor monitor)
      throws IOException, SQLException {
    try (SourceDatabase database = new SqliteFileOpener(file).open()) {
      SourcePlan plan =
          planner.plan(
              file.toString(),
              database,
              database.tables(),
              options.mapping(),
              new ProfileChoice(options.profile()));
      try (CopiedRows rows = CopiedRows.all(database, plan.tables(), monitor)) {
        VoteScale scale = SourcePlanner.check(file.toString(), plan, rows);
        SourceNameResolver names = new SourceNameResolver(sources);
        Source source =
            options.source().isPresent()
                ? names.named(options.source().get(), file)
                : names.ofDatabaseFile(file);
        BatchImporter importer = importer(source, file.toString(), options);
        store(rows, plan, scale, importer, monitor);
        return importer;
      }
    }
  }
}
