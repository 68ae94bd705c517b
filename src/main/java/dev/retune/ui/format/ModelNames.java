package dev.retune.ui.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of models for people. */
public final class ModelNames {
  /** The id of a model that was installed from a hub: owner--name@commit+variant. */
  private static final Pattern INSTALLED =
      Pattern.compile("((?:[^-@]|-(?!-))+?)--([^@]+)@([0-9a-f]{12})(?:\\+(.+))?");

  private static final int COMMIT_DIGITS = 7;

  private ModelNames() {}

  /** The name at the hub with commit and variant; any other id as it is. */
  public static String shown(String id) {
    Matcher matcher = INSTALLED.matcher(id);
    if (!matcher.matches()) {
      return id;
    }
    String commit = matcher.group(3).substring(0, COMMIT_DIGITS);
    String variant = matcher.group(4);
    return "%s/%s (%s)"
        .formatted(
            matcher.group(1), matcher.group(2), variant == null ? commit : commit + ", " + variant);
  }

  /** The name at the hub alone; any other id as it is. */
  public static String repository(String id) {
    Matcher matcher = INSTALLED.matcher(id);
    return matcher.matches() ? matcher.group(1) + "/" + matcher.group(2) : id;
  }
}
