package dev.retune.feedback.profile;

import java.util.List;

/**
 * How well a layout of a profile fits a source.
 *
 * @param missingTables required tables that do not exist
 * @param missing required columns that do not exist, as {@code table.column}; includes those of
 *     missing tables
 * @param required number of required columns
 */
public record LayoutMatch(
    SourceProfile profile,
    ProfileLayout layout,
    List<String> missingTables,
    List<String> missing,
    int required) {

  /** Whether everything is there. */
  public boolean fits() {
    return missing.isEmpty();
  }

  /**
   * Whether the source is likely to be this product in another version: all tables are there, and
   * at most a third of the columns is missing.
   */
  public boolean isNear() {
    return missingTables.isEmpty() && missing.size() * 3 <= required;
  }

  /** Share of the required columns that exist. */
  public double share() {
    return 1 - (double) missing.size() / required;
  }

  /** What is missing first: tables, or columns when all tables are there. */
  public String lacking() {
    return String.join(", ", missingTables.isEmpty() ? missing : missingTables);
  }

  /** Name of the product, with the layout when it has several. */
  public String shown() {
    boolean several = profile.layouts().size() > 1 && !layout.name().isEmpty();
    return several ? profile.title() + " (" + layout.name() + ")" : profile.title();
  }
}
