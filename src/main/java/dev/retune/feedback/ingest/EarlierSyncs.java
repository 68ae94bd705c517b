package dev.retune.feedback.ingest;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.profile.ProfileChoice;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.feedback.source.SourceConfig;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.source.SourceTable;
import dev.retune.feedback.source.TableSelection;
import dev.retune.persistence.Workspace;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the plan of a sync with what earlier syncs of its source have read. Where a table or a
 * product is no longer recognized, the stored rows would otherwise stay as they are unnoticed.
 */
public final class EarlierSyncs {
  private static final List<RowKind> KINDS =
      List.of(RowKind.VOTE, RowKind.CONVERSATION, RowKind.DOCUMENT);

  private final WatermarkRepository watermarks;
  private final SourceRepository sources;
  private final SourcePlanner planner;

  /** For the sources of a workspace, which are read by the profiles of a catalog. */
  public EarlierSyncs(Workspace workspace, Clock clock, ProfileCatalog catalog) {
    this(
        new WatermarkRepository(workspace),
        new SourceRepository(workspace, clock),
        new SourcePlanner(catalog));
  }

  EarlierSyncs(WatermarkRepository watermarks, SourceRepository sources, SourcePlanner planner) {
    this.watermarks = watermarks;
    this.sources = sources;
    this.planner = planner;
  }

  /** Plans the next sync of a source, as {@link SourceSynchronizer} would. */
  public SourcePlan plan(SourceConfig config, SourceDatabase database) throws SQLException {
    return plan(config, new SyncRanges.StoredSource(sources.byName(config.name())), database);
  }

  /**
   * Plans the next sync.
   *
   * @throws InvalidInputException when rows of a kind are stored that this sync would not read, or
   *     the profile by which the source was read no longer fits
   */
  SourcePlan plan(SourceConfig config, SyncRanges.StoredSource stored, SourceDatabase database)
      throws SQLException {
    List<SourceTable> tables = database.tables();
    Optional<String> profile =
        config.profile().isPresent() || config.mapping().namesTables()
            ? Optional.empty()
            : stored.source().flatMap(watermarks::profile);
    if (profile.isPresent()
        && planner
            .recognize(config.name(), database, tables, ProfileChoice.ANY)
            .found()
            .isEmpty()) {
      return byProfile(config, profile.get(), database, tables);
    }
    SourcePlan plan =
        planner.plan(
            config.name(), database, tables, config.mapping(), new ProfileChoice(config.profile()));
    stored.source().ifPresent(source -> check(source, plan));
    return plan;
  }

  private SourcePlan byProfile(
      SourceConfig config, String profile, SourceDatabase database, List<SourceTable> tables)
      throws SQLException {
    try {
      return planner.plan(
          config.name(),
          database,
          tables,
          config.mapping(),
          new ProfileChoice(Optional.of(profile)));
    } catch (InvalidInputException e) {
      throw new InvalidInputException(e, "feedback.profile.before", config.name(), profile, e);
    }
  }

  private void check(Source source, SourcePlan plan) {
    for (RowKind kind : KINDS) {
      boolean read = plan.tables().stream().anyMatch(table -> table.kind() == kind);
      if (!read && watermarks.holds(source, kind)) {
        String name = source.name();
        throw watermarks
            .table(source, kind)
            .map(
                table ->
                    new InvalidInputException("feedback.kindGone", name, kind.mappingName(), table))
            .orElseGet(
                () ->
                    new InvalidInputException(
                        "feedback.kindGoneSomewhere", name, kind.mappingName()));
      }
    }
  }

  /** Records where a completed sync has read each kind of rows. */
  void remember(Source source, SourcePlan plan, Instant now) {
    Map<RowKind, String> tables = new EnumMap<>(RowKind.class);
    for (RecognizedTable table : plan.tables()) {
      boolean query = table.why() == TableSelection.Reason.PROFILE;
      tables.put(table.kind(), query ? "" : table.table().name());
    }
    watermarks.setRead(
        source, tables, plan.match().map(match -> match.profile().name()).orElse(""), now);
  }
}
