package dev.retune.feedback.profile;

import dev.retune.common.error.InvalidInputException;
import java.util.regex.Pattern;

/**
 * Checks that a query of a profile is a single SELECT. This finds mistakes; what keeps a source
 * from being changed is its read-only connection.
 */
final class SingleSelect {
  private static final Pattern COMMENTS =
      Pattern.compile("(?s)\\A(?>\\s+|--[^\\n]*\\n|/\\*.*?\\*/)++");
  private static final Pattern END = Pattern.compile("[\\s;]+\\z");
  private static final Pattern START = Pattern.compile("(?is)(?:SELECT|WITH)\\b.*");

  private SingleSelect() {}

  /**
   * The query without a semicolon at its end.
   *
   * @throws InvalidInputException when it has another semicolon or does not start with SELECT or
   *     WITH
   */
  static String checked(String sql) {
    String query = END.matcher(sql).replaceFirst("");
    // also refused within texts and comments, since their syntax differs between databases
    if (query.indexOf(';') >= 0) {
      throw new InvalidInputException("feedback.profile.queryChain");
    }
    if (!START.matcher(COMMENTS.matcher(query).replaceFirst("")).matches()) {
      throw new InvalidInputException("feedback.profile.queryKind");
    }
    return query;
  }
}
