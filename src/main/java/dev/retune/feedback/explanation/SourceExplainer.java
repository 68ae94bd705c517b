package dev.retune.feedback.explanation;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.format.InputFileCheck;
import dev.retune.feedback.format.RecordFile;
import dev.retune.feedback.format.RowFileOpener;
import dev.retune.feedback.ingest.ImportOptions;
import dev.retune.feedback.ingest.ImportPlanner;
import dev.retune.feedback.ingest.ImportUnit;
import dev.retune.feedback.ingest.SourcePlan;
import dev.retune.feedback.ingest.SourcePlanner;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.model.RowPlace;
import dev.retune.feedback.parsing.VoteScale;
import dev.retune.feedback.parsing.VoteValueParser;
import dev.retune.feedback.profile.LayoutMatch;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.profile.ProfileChoice;
import dev.retune.feedback.profile.ProfileParameters;
import dev.retune.feedback.profile.ProfileRecognizer;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceConnector;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.source.SourceTable;
import dev.retune.feedback.source.SqliteFileOpener;
import dev.retune.feedback.staging.CopiedRows;
import dev.retune.feedback.staging.StagedRecords;
import dev.retune.persistence.connection.DriverMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Explains what a sync or an import would read, and why. Stores nothing. */
public final class SourceExplainer {
  /** Decides how the database of a source is read. */
  @FunctionalInterface
  public interface Planning {
    SourcePlan plan(SourceConfig config, SourceDatabase database) throws SQLException;
  }

  private final SourcePlanner planner;
  private final Planning planning;
  private final ImportPlanner imports;
  private final InstantSource clock;
  private final Texts texts;
  private final SourceConnector connector;

  /**
   * For the profiles of a catalog.
   *
   * @param texts language of the explanations
   * @param connector opens the sources
   */
  public SourceExplainer(
      ProfileCatalog catalog, InstantSource clock, Texts texts, SourceConnector connector) {
    this(
        catalog,
        clock,
        texts,
        connector,
        (config, database) -> planned(new SourcePlanner(catalog), config, database));
  }

  /** The same, for sources that earlier syncs may have read. */
  public SourceExplainer(
      ProfileCatalog catalog,
      InstantSource clock,
      Texts texts,
      SourceConnector connector,
      Planning planning) {
    this.planner = new SourcePlanner(catalog);
    this.planning = planning;
    this.imports = new ImportPlanner(catalog);
    this.clock = clock;
    this.texts = texts;
    this.connector = connector;
  }

  /** Plans the reading of a source without regard to earlier syncs. */
  public static SourcePlan planned(
      SourcePlanner planner, SourceConfig config, SourceDatabase database) throws SQLException {
    return planner.plan(
        config.name(),
        database,
        database.tables(),
        config.mapping(),
        new ProfileChoice(config.profile()));
  }

  /**
   * Explains a database.
   *
   * @throws UnavailableException when it cannot be reached
   */
  public SourceExplanation explain(SourceConfig config, ProgressMonitor monitor) {
    try (ExplainedUnits units = new ExplainedUnits()) {
      add(
          config.name(),
          connector.open(config, monitor),
          config.mapping(),
          new ProfileChoice(config.profile()),
          opened -> planning.plan(config, opened),
          units,
          monitor);
      return units.all().getFirst();
    } catch (SQLException e) {
      throw connector.explained(e, config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Tests whether a source can be reached and read, without reading its rows.
   *
   * @throws UnavailableException when it cannot be reached
   * @throws InvalidInputException when it refuses the credentials, or what must be read is missing
   */
  public ConnectionFinding test(SourceConfig config, ProgressMonitor monitor) {
    Optional<String> profile = connector.probe(config);
    if (profile.isPresent()) {
      return new ConnectionFinding(Optional.of(planner.profile(profile.get()).title()), 0);
    }
    try (SourceDatabase database = connector.open(config, monitor)) {
      SourcePlan plan = planning.plan(config, database);
      return new ConnectionFinding(plan.match().map(LayoutMatch::shown), database.tables().size());
    } catch (SQLException e) {
      throw connector.explained(e, config);
    }
  }

  /**
   * Explains files; those that a product's export consists of together.
   *
   * @throws InvalidInputException when a file does not exist or cannot be read at all
   */
  public List<SourceExplanation> explain(
      List<Path> files, ImportOptions options, ProgressMonitor monitor) {
    InputFileCheck.check(files);
    try (ExplainedUnits units = new ExplainedUnits()) {
      for (ImportUnit unit : imports.units(files, options)) {
        add(unit, units, monitor);
      }
      return units.all();
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidInputException(
          e, "feedback.fileUnreadable", names(files), DriverMessage.of(e));
    } catch (SQLException e) {
      throw new UnavailableException(
          e, "feedback.sourceUnavailable", names(files), DriverMessage.of(e));
    }
  }

  private static String names(List<Path> files) {
    return files.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  private interface DatabasePlanning {
    SourcePlan plan(SourceDatabase database) throws SQLException;
  }

  private void add(ImportUnit unit, ExplainedUnits units, ProgressMonitor monitor)
      throws IOException, SQLException {
    switch (unit) {
      case ImportUnit.Export export -> add(export, units, monitor);
      case ImportUnit.Database(Path file, ImportOptions options) -> {
        SourceDatabase database = new SqliteFileOpener(file).open();
        add(
            unit.name(),
            database,
            options.mapping(),
            new ProfileChoice(options.profile()),
            opened ->
                planner.plan(
                    unit.name(),
                    opened,
                    opened.tables(),
                    options.mapping(),
                    new ProfileChoice(options.profile())),
            units,
            monitor);
      }
      case ImportUnit.Rows rows ->
          new RowFileExplainer(clock, texts, monitor)
              .explain(
                  rows,
                  RowFileOpener.open(rows.file(), rows.options().mapping(), rows.encoding()),
                  units);
    }
  }

  private void add(
      String source,
      SourceDatabase database,
      SourceMapping mapping,
      ProfileChoice profile,
      DatabasePlanning plans,
      ExplainedUnits units,
      ProgressMonitor monitor)
      throws SQLException {
    ExplanationBuilder builder = new ExplanationBuilder(source, texts);
    try {
      List<SourceTable> tables = database.tables();
      builder.contains(
          tables.stream()
              .map(
                  t ->
                      new MappingEvidence.Contents(
                          t.name(),
                          t.columnNames().stream()
                              .map(name -> new MappingEvidence.Column(name, ""))
                              .toList()))
              .toList());
      if (profile.name().isPresent() || !mapping.namesTables()) {
        ProfileRecognizer.Result found = planner.recognize(source, database, tables, profile);
        builder.recognized(found);
        if (found.found().isPresent()) {
          builder.parameters(new ProfileParameters(database, mapping).choices(found.found().get()));
        }
      }
      SourcePlan plan = plans.plan(database);
      count(source, database, plan, builder, units, monitor, database);
    } catch (InvalidInputException refusal) {
      database.close();
      units.add(builder.refused(refusal));
    } catch (SQLException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private void add(ImportUnit.Export export, ExplainedUnits units, ProgressMonitor monitor)
      throws IOException, SQLException {
    LayoutMatch match = export.match();
    ExplanationBuilder builder = new ExplanationBuilder(export.name(), texts);
    builder.product(match);
    builder.contains(columns(export));
    StagedRecords staged;
    try {
      staged =
          StagedRecords.of(
              export.records(),
              match.layout(),
              broken -> builder.broken(RowPlace.line(broken.number()), broken.fault()),
              monitor);
    } catch (InvalidInputException refusal) {
      units.add(builder.refused(refusal));
      return;
    }
    try {
      builder.repeated(staged.repeated());
      SourceDatabase database = staged.database();
      builder.parameters(
          new ProfileParameters(database, export.options().mapping()).choices(match));
      SourcePlan plan =
          SourcePlanner.plan(export.name(), database, export.options().mapping(), match);
      count(export.name(), database, plan, builder, units, monitor, staged);
    } catch (InvalidInputException refusal) {
      staged.close();
      units.add(builder.refused(refusal));
    } catch (SQLException | RuntimeException e) {
      staged.close();
      throw e;
    }
  }

  private static List<MappingEvidence.Contents> columns(ImportUnit.Export export)
      throws IOException {
    Map<String, String> examples = new LinkedHashMap<>();
    for (RecordFile file : export.records()) {
      RecordColumns.of(file, export.match().layout().records().orElse(""))
          .forEach(examples::putIfAbsent);
    }
    return List.of(
        new MappingEvidence.Contents(
            "",
            examples.entrySet().stream()
                .map(e -> new MappingEvidence.Column(e.getKey(), e.getValue()))
                .toList()));
  }

  /** Counts the rows of a plan; on failure the caller closes what is open. */
  private void count(
      String source,
      SourceDatabase database,
      SourcePlan plan,
      ExplanationBuilder builder,
      ExplainedUnits units,
      ProgressMonitor monitor,
      AutoCloseable opened)
      throws SQLException {
    builder.plan(plan);
    VoteScale scale = new VoteScale(new VoteValueParser(plan.mapping().voteValues()));
    CopiedRows copied = CopiedRows.all(database, plan.tables(), monitor);
    try {
      try {
        scale = SourcePlanner.check(source, plan, copied);
      } catch (InvalidInputException refusal) {
        builder.refused(refusal);
      }
      FeedbackTally tally = new FeedbackTally(plan.parser(clock, scale), units.answerIds());
      try {
        DatabaseTally rows =
            new DatabaseTally(
                database, plan, copied, tally, new RowProgress(clock, monitor), opened);
        rows.count();
        builder.leftOut(rows.leftOut(texts.locale()));
        units.add(builder, rows);
      } catch (SQLException | RuntimeException e) {
        tally.close();
        throw e;
      }
    } catch (SQLException | RuntimeException e) {
      copied.close();
      throw e;
    }
  }
}
