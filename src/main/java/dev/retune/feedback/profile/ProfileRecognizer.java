package dev.retune.feedback.profile;

import dev.retune.common.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Recognizes the product by the tables and columns that the queries of its profile need. */
public final class ProfileRecognizer {
  private static final double SIMILAR = 0.5;

  /**
   * Result of a recognition.
   *
   * @param found the layout that fits
   * @param nearest the layout that fits best when none fits completely
   */
  public record Result(Optional<LayoutMatch> found, Optional<LayoutMatch> nearest) {}

  private final List<SourceProfile> profiles;

  /** Chooses between profiles. */
  public ProfileRecognizer(List<SourceProfile> profiles) {
    this.profiles = List.copyOf(profiles);
  }

  /**
   * The product with these tables; the first layout of a profile that fits, of the profile that
   * needs most.
   *
   * @param eligible layouts of the kind of source
   * @param tables what the source has, where a layout looks for it
   * @throws InvalidInputException when two profiles fit equally well
   */
  public Result recognize(
      String source,
      Predicate<ProfileLayout> eligible,
      Function<ProfileLayout, TableNames> tables) {
    List<LayoutMatch> fitting = new ArrayList<>();
    List<LayoutMatch> others = new ArrayList<>();
    for (SourceProfile profile : profiles) {
      List<LayoutMatch> all =
          profile.layouts().stream()
              .filter(eligible)
              .map(layout -> match(profile, layout, tables.apply(layout)))
              .toList();
      all.stream().filter(LayoutMatch::fits).findFirst().ifPresent(fitting::add);
      others.addAll(all);
    }
    int most = fitting.stream().mapToInt(LayoutMatch::required).max().orElse(0);
    List<LayoutMatch> best = fitting.stream().filter(m -> m.required() == most).toList();
    if (best.size() > 1) {
      throw new InvalidInputException(
          "feedback.profile.several",
          source,
          best.stream().map(m -> m.profile().name()).collect(Collectors.joining(", ")));
    }
    Optional<LayoutMatch> nearest =
        others.stream()
            .filter(m -> !m.fits() && m.share() >= SIMILAR)
            .max(Comparator.comparing(LayoutMatch::isNear).thenComparingDouble(LayoutMatch::share));
    return new Result(best.stream().findFirst(), nearest);
  }

  /** How well a layout fits. */
  public static LayoutMatch match(SourceProfile profile, ProfileLayout layout, TableNames tables) {
    List<String> missingTables = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    int required = 0;
    for (Map.Entry<String, List<String>> need :
        layout.requires().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
      String table = need.getKey();
      required += need.getValue().size();
      if (!tables.hasTable(table)) {
        missingTables.add(table);
      }
      need.getValue().stream()
          .filter(column -> !tables.hasColumn(table, column))
          .forEach(column -> missing.add(shown(layout, table, column)));
    }
    return new LayoutMatch(profile, layout, missingTables, missing, required);
  }

  // the only table of files needs no name
  private static String shown(ProfileLayout layout, String table, String column) {
    return layout.files().isEmpty() ? table + "." + column : column;
  }
}
