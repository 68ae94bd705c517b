package dev.retune.collector.auth;

import dev.retune.common.error.InvalidInputException;
import io.javalin.security.RouteRole;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The permissions of an API key. */
public enum ApiKeyScope implements RouteRole {
  /** Submitting votes and signing URLs for them. */
  FEEDBACK,
  /** Sending conversations and documents. */
  INGEST,
  /** Searching the live index, and reading live prompts. */
  SEARCH,
  /** Reading the metrics. */
  METRICS;

  /** Returns the name used on the command line. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Parses comma-separated names.
   *
   * @throws InvalidInputException when there is none, or one is unknown
   */
  public static Set<ApiKeyScope> parse(String names) {
    Set<ApiKeyScope> scopes = EnumSet.noneOf(ApiKeyScope.class);
    for (String name : names.split(",", -1)) {
      scopes.add(
          Arrays.stream(values())
              .filter(scope -> scope.text().equals(name.strip().toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(
                  () -> new InvalidInputException("collector.scopeUnknown", name.strip())));
    }
    return scopes;
  }

  static String text(Set<ApiKeyScope> scopes) {
    return scopes.stream().sorted().map(ApiKeyScope::text).collect(Collectors.joining(","));
  }
}
