package dev.retune.feedback.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * Accepted values of a column; in a mapping a single value or a list. A star accepts every value.
 *
 * @param values values as written at the source, trimmed
 */
public record AllowedValues(List<String> values) {
  private static final String ANY = "*";

  /** Makes a defensive copy. */
  public AllowedValues {
    values = List.copyOf(values);
  }

  /** Parses a single value or a list, as found in JSON. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static AllowedValues of(Object value) {
    List<?> several = value instanceof List<?> list ? list : List.of(value);
    return new AllowedValues(several.stream().map(String::valueOf).map(String::strip).toList());
  }

  @JsonValue
  List<String> written() {
    return values;
  }

  /** Whether a value is accepted. */
  public boolean has(String value) {
    return values.contains(ANY) || values.contains(value.strip());
  }
}
