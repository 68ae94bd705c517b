package dev.retune.feedback.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.source.SourceDialect;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A query of a profile.
 *
 * @param byDialect the SQL for each database
 */
public record ProfileQuery(Map<SourceDialect, String> byDialect) {

  /** Makes a defensive copy. */
  public ProfileQuery {
    byDialect = Map.copyOf(byDialect);
  }

  /**
   * Parses one text for all databases, or one for each.
   *
   * @throws InvalidInputException when it is neither, or not a single SELECT
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static ProfileQuery of(Object written) {
    Map<SourceDialect, String> byDialect = new EnumMap<>(SourceDialect.class);
    switch (written) {
      case String sql ->
          Arrays.stream(SourceDialect.values())
              .forEach(dialect -> byDialect.put(dialect, SingleSelect.checked(sql)));
      case Map<?, ?> several when !several.isEmpty() ->
          several.forEach(
              (name, sql) -> {
                if (!(sql instanceof String text)) {
                  throw new InvalidInputException("feedback.profile.queryShape");
                }
                byDialect.put(dialect(String.valueOf(name)), SingleSelect.checked(text));
              });
      default -> throw new InvalidInputException("feedback.profile.queryShape");
    }
    return new ProfileQuery(byDialect);
  }

  private static SourceDialect dialect(String name) {
    return Arrays.stream(SourceDialect.values())
        .filter(dialect -> dialect.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() -> new InvalidInputException("feedback.profile.queryShape"));
  }

  /** The SQL for a database. */
  public Optional<String> of(SourceDialect dialect) {
    return Optional.ofNullable(byDialect.get(dialect));
  }
}
