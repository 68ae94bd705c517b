package dev.retune.publishing.database;

import dev.retune.common.error.InvalidInputException;
import java.util.regex.Pattern;

/**
 * The names of a target's tables. They begin with the name of the view, which is checked, so that
 * statements can be put together from them.
 *
 * @param view the view that chat products read, with a schema before it or without
 */
record PgVectorNames(String view) {
  // 63 bytes is the longest name of PostgreSQL, and version and purpose are added
  private static final Pattern PLACE =
      Pattern.compile("([a-z_][a-z0-9_]{0,30}\\.)?[a-z_][a-z0-9_]{0,30}");
  private static final Pattern VERSION = Pattern.compile("v[1-9][0-9]{0,17}");

  PgVectorNames {
    if (!PLACE.matcher(view).matches()) {
      throw new InvalidInputException("publishing.badView", view);
    }
  }

  /** The table with one row for each version. */
  String versions() {
    return view + "_version";
  }

  /** The table with what others deleted from the live version. */
  String deletions() {
    return view + "_deletion";
  }

  /** The function that fills {@link #deletions}. */
  String recorder() {
    return view + "_deleted";
  }

  /** The table of a version. */
  String table(String version) {
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(version);
    }
    return view + "_" + version;
  }

  /** The index of a version, which is in its table's schema. */
  String index(String version) {
    return table(version).replaceFirst("^.*\\.", "") + "_embedding";
  }
}
