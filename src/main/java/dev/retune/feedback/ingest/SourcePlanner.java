package dev.retune.feedback.ingest;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.parsing.VoteScale;
import dev.retune.feedback.profile.LayoutMatch;
import dev.retune.feedback.profile.ProfileCatalog;
import dev.retune.feedback.profile.ProfileChoice;
import dev.retune.feedback.profile.ProfileParameters;
import dev.retune.feedback.profile.ProfileRecognizer;
import dev.retune.feedback.profile.ProfileTables;
import dev.retune.feedback.profile.SourceProfile;
import dev.retune.feedback.profile.TableNames;
import dev.retune.feedback.source.OpenTable;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.feedback.source.SourceConsistencyCheck;
import dev.retune.feedback.source.SourceDatabase;
import dev.retune.feedback.source.SourceTable;
import dev.retune.feedback.source.TableFinder;
import dev.retune.feedback.source.VisibleTables;
import dev.retune.feedback.staging.CopiedRows;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Decides how a database is read: by a profile, by its mapping, or by the names in it. */
public final class SourcePlanner {
  private final ProfileCatalog catalog;

  /** Chooses between the profiles of a catalog. */
  public SourcePlanner(ProfileCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Plans the reading of a database.
   *
   * @param source its name, for messages
   * @param profile the profile to use; if any, and without tables in the mapping, the product is
   *     recognized
   * @throws InvalidInputException when nothing is recognized, or the database looks like a product
   *     but lacks something that its profile needs
   */
  public SourcePlan plan(
      String source,
      SourceDatabase database,
      List<SourceTable> tables,
      SourceMapping mapping,
      ProfileChoice profile)
      throws SQLException {
    Optional<LayoutMatch> match = match(source, database, tables, mapping, profile);
    if (match.isEmpty()) {
      TableFinder finder = new TableFinder(source, database, tables, mapping);
      List<RecognizedTable> found = finder.find();
      return new SourcePlan(found, mapping, match, finder.unread(found));
    }
    return plan(source, database, mapping, match.get());
  }

  /**
   * Plans the reading of a database whose product is known.
   *
   * @throws InvalidInputException when a parameter of its profile needs a value
   */
  public static SourcePlan plan(
      String source, SourceDatabase database, SourceMapping mapping, LayoutMatch match)
      throws SQLException {
    LayoutMatch bound = new ProfileParameters(database, mapping).bound(source, match);
    SourceMapping values = bound.profile().mapping(mapping);
    return new SourcePlan(
        new ProfileTables(database).of(bound, values), values, Optional.of(bound), List.of());
  }

  /** The profile with a name. */
  public SourceProfile profile(String name) {
    return catalog.named(name);
  }

  /** Checks the tables of a plan, see {@link SourceConsistencyCheck}. */
  public static VoteScale check(String source, SourceDatabase database, SourcePlan plan)
      throws SQLException {
    return check(
        source, plan, plan.tables().stream().map(table -> new OpenTable(database, table)).toList());
  }

  /** The same, with the copies of tables. */
  public static VoteScale check(String source, SourcePlan plan, CopiedRows rows)
      throws SQLException {
    return check(source, plan, rows.of(plan.tables()));
  }

  private static VoteScale check(String source, SourcePlan plan, List<OpenTable> tables)
      throws SQLException {
    return new SourceConsistencyCheck(source, plan.mapping()).check(tables);
  }

  /**
   * The product of a database, as far as its tables tell.
   *
   * @param profile the profiles to consider
   */
  public ProfileRecognizer.Result recognize(
      String source, SourceDatabase database, List<SourceTable> tables, ProfileChoice profile)
      throws SQLException {
    List<SourceProfile> profiles =
        profile
            .name()
            .map(catalog::named)
            .map(List::of)
            .orElseGet(() -> catalog.all().stream().map(ProfileCatalog.Entry::profile).toList());
    TableNames names = TableNames.of(VisibleTables.of(database, tables));
    return new ProfileRecognizer(profiles)
        .recognize(
            source, layout -> layout.databases().contains(database.dialect()), layout -> names);
  }

  private Optional<LayoutMatch> match(
      String source,
      SourceDatabase database,
      List<SourceTable> tables,
      SourceMapping mapping,
      ProfileChoice profile)
      throws SQLException {
    if (profile.name().isEmpty() && mapping.namesTables()) {
      return Optional.empty();
    }
    ProfileRecognizer.Result result = recognize(source, database, tables, profile);
    if (result.found().isEmpty()) {
      refuse(source, profile, result);
    }
    return result.found();
  }

  private static void refuse(
      String source, ProfileChoice profile, ProfileRecognizer.Result result) {
    if (profile.name().isPresent()) {
      String name = profile.name().get();
      throw result
          .nearest()
          .map(
              near ->
                  new InvalidInputException("feedback.profile.lacks", source, name, near.lacking()))
          .orElseGet(() -> new InvalidInputException("feedback.profile.fitsNot", source, name));
    }
    result
        .nearest()
        .filter(LayoutMatch::isNear)
        .ifPresent(
            near -> {
              throw new InvalidInputException(
                  "feedback.profile.near", source, near.shown(), near.lacking());
            });
  }
}
