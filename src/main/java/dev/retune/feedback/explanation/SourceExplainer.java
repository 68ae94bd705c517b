package dev.retune.feedback.explanation;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.format.RowFileOpener;
import dev.retune.feedback.ingest.ImportOptions;
import dev.retune.feedback.ingest.ImportPlanner;
import dev.retune.feedback.ingest.ImportUnit;
import dev.retune.feedback.ingest.SourcePlan;
import dev.retune.feedback.ingest.SourcePlanner;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.parsing.VoteScale;
import dev.retune.feedback.parsing.VoteValueParser;
import dev.retune.feedback.profile.LayoutMatch;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceConnector;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.source.SourceTable;
import dev.retune.feedback.source.SqliteFileOpener;
import dev.retune.feedback.staging.StagedRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains what a sync or an import would read, and why. Stores nothing. */
public final class SourceExplainer {
  private final SourcePlanner planner;
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
    this.planner = new SourcePlanner(catalog);
    this.imports = new ImportPlanner(catalog);
    this.clock = clock;
    this.texts = texts;
    this.connector = connector;
  }

  /**
   * Explains a database.
   *
   * @throws UnavailableException when it cannot be reached
   */
  public SourceExplanation explain(SourceConfig config, ProgressMonitor monitor) {
    try (SourceDatabase database = connector.open(config, monitor)) {
      return explain(config.name(), database, config.mapping(), config.profile(), monitor);
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
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new InvalidInputException("feedback.noFile", file.toString());
      }
    }
    List<SourceExplanation> explanations = new ArrayList<>();
    try {
      for (ImportUnit unit : imports.units(files, options)) {
        explanations.add(explain(unit, monitor));
      }
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidInputException(
          e, "feedback.fileUnreadable", files.toString(), String.valueOf(e.getMessage()));
    } catch (SQLException e) {
      throw new UnavailableException(
          e, "feedback.sourceUnavailable", files.toString(), String.valueOf(e.getMessage()));
    }
    return explanations;
  }

  private SourceExplanation explain(ImportUnit unit, ProgressMonitor monitor)
      throws IOException, SQLException {
    return switch (unit) {
      case ImportUnit.Export export -> explain(export, monitor);
      case ImportUnit.Single single when SqliteFileOpener.is(single.file()) -> {
        try (SourceDatabase database = new SqliteFileOpener(single.file()).open()) {
          ImportOptions options = single.options();
          yield explain(unit.name(), database, options.mapping(), options.profile(), monitor);
        }
      }
      case ImportUnit.Single single -> {
        ImportOptions options = single.options();
        yield new RowFileExplainer(clock, texts, monitor)
            .explain(
                single.file(),
                RowFileOpener.open(
                    single.file(),
                    options.mapping(),
                    ImportPlanner.encoding(single.file(), options)),
                options,
                single.nearest());
      }
    };
  }

  private SourceExplanation explain(
      String source,
      SourceDatabase database,
      SourceMapping mapping,
      Optional<String> profile,
      ProgressMonitor monitor)
      throws SQLException {
    List<SourceTable> tables = database.tables();
    ExplanationBuilder builder = new ExplanationBuilder(source, texts);
    try {
      if (profile.isPresent() || !mapping.namesTables()) {
        builder.recognized(planner.recognize(source, database, tables, profile));
      }
      SourcePlan plan = planner.plan(source, database, tables, mapping, profile);
      return explain(source, database, plan, builder, monitor);
    } catch (InvalidInputException refusal) {
      return builder.refused(refusal).build();
    }
  }

  private SourceExplanation explain(ImportUnit.Export export, ProgressMonitor monitor)
      throws IOException, SQLException {
    LayoutMatch match = export.match();
    ExplanationBuilder builder = new ExplanationBuilder(export.name(), texts);
    builder.product(match);
    try (StagedRecords staged =
        StagedRecords.of(
            export.records(),
            match.layout(),
            broken -> builder.broken(broken.number(), broken.fault()),
            monitor)) {
      builder.repeated(staged.repeated());
      SourcePlan plan =
          SourcePlanner.plan(export.name(), staged.database(), export.options().mapping(), match);
      return explain(export.name(), staged.database(), plan, builder, monitor);
    } catch (InvalidInputException refusal) {
      return builder.refused(refusal).build();
    }
  }

  private SourceExplanation explain(
      String source,
      SourceDatabase database,
      SourcePlan plan,
      ExplanationBuilder builder,
      ProgressMonitor monitor)
      throws SQLException {
    builder.plan(plan);
    VoteScale scale = new VoteScale(new VoteValueParser(plan.mapping().voteValues()));
    try {
      scale = SourcePlanner.check(source, database, plan);
    } catch (InvalidInputException refusal) {
      builder.refused(refusal);
    }
    try (FeedbackTally tally = new FeedbackTally(plan.parser(clock, scale))) {
      DatabaseTally read = new DatabaseTally(database, plan, tally, monitor);
      read.count();
      read.pair();
      builder.leftOut(read.leftOut(texts.locale()));
      return builder.counted(tally).build();
    }
  }
}
