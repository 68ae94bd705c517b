package dev.retune.feedback;

import dev.retune.db.DatabaseUrl;
import dev.retune.db.Workspace;
import dev.retune.fault.BadInput;
import dev.retune.fault.Failure;
import dev.retune.fault.Unavailable;
import dev.retune.text.Texts;
import dev.retune.work.Monitor;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls new and changed rows from chat products' databases. New rows are those with an id beyond
 * the watermark; changed and late ones are looked for in the look-back. Tables whose ids do not
 * grow, and documents, are read whole. Each batch is one transaction with its roll-ups and its
 * watermark, so that a sync that is killed goes on at the next.
 */
public final class Syncer {
  private static final Logger log = LoggerFactory.getLogger(Syncer.class);

  private final Clock clock;
  private final Texts texts;
  private final Function<String, Optional<String>> environment;
  private final Sources sources;
  private final FeedbackStore store;
  private final Watermarks watermarks;

  /**
   * Into a workspace.
   *
   * @param texts the language of the reasons why rows are rejected
   * @param environment gives the passwords that {@link SourceConfig#passwordEnv} names
   */
  public Syncer(
      Workspace workspace,
      Clock clock,
      Texts texts,
      Function<String, Optional<String>> environment) {
    this.clock = clock;
    this.texts = texts;
    this.environment = environment;
    this.sources = new Sources(workspace, clock);
    this.store = new FeedbackStore(workspace, clock);
    this.watermarks = new Watermarks(workspace);
  }

  /**
   * Pulls from each source; one that fails does not keep the others from being read.
   *
   * @return a report for each, in their order
   * @throws Unavailable when a source cannot be reached, after the others have been read
   * @throws BadInput when a source has no tables that are recognised, likewise
   */
  public List<ImportReport> sync(List<SourceConfig> configs, Monitor monitor) {
    List<ImportReport> reports = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (SourceConfig config : configs) {
      try {
        reports.add(sync(config, monitor));
      } catch (BadInput | Unavailable failure) {
        if (!failures.isEmpty()) {
          log.warn("sync of {}", config.name(), failure);
        }
        failures.add(failure);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
    return reports;
  }

  private ImportReport sync(SourceConfig config, Monitor monitor) {
    DatabaseUrl url = DatabaseUrl.parse(config.url());
    try (SourceDatabase database = new SourceOpener(environment).open(config, url)) {
      List<TableShape> tables =
          new TableFinder(config.name(), database.tables(), config.mapping()).find();
      Source source =
          sources.named(
              config.name(),
              database.dialect().kind(),
              Optional.of(SourceOpener.location(config, url)));
      Intake intake = new Intake(store, source, texts);
      RowParser parser = new RowParser(config.mapping());
      for (TableShape table : tables) {
        TableIntake rows = new TableIntake(database, table, parser, intake, monitor, "stage.sync");
        read(database, table, rows, source, clock.instant().minus(config.lookBack()));
      }
      return intake.report(config.name());
    } catch (SQLException e) {
      throw SourceOpener.unavailable(e, config);
    }
  }

  private void read(
      SourceDatabase database, TableShape table, TableIntake rows, Source source, Instant lookBack)
      throws SQLException {
    if (table.kind() == RowKind.DOCUMENT) {
      rows.read(RowRange.all());
      rows.documents().ifPresent(seen -> store.keepOnly(source, seen));
      return;
    }
    if (!table.hasNumericId()) {
      rows.read(RowRange.all());
      return;
    }
    long from = watermark(table, rows, source).orElse(Long.MIN_VALUE);
    if (from > Long.MIN_VALUE) {
      Optional<RowRange> recent = RowRange.since(database.dialect(), table, lookBack);
      if (recent.isPresent()) {
        rows.read(rows.reader().upTo(from).and(recent.get()));
      }
    }
    rows.read(
        rows.reader().after(from),
        last -> Watermarks.set(source, table.kind(), last, clock.instant()));
  }

  /** Where to go on; from the beginning when the source has been emptied or replaced since. */
  private OptionalLong watermark(TableShape table, TableIntake rows, Source source)
      throws SQLException {
    OptionalLong last = watermarks.of(source, table.kind());
    OptionalLong greatest = rows.reader().greatestId();
    boolean shrunk =
        last.isPresent() && greatest.isPresent() && greatest.getAsLong() < last.getAsLong();
    return shrunk ? OptionalLong.empty() : last;
  }
}
