package dev.retune.feedback.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * The values of a column that are wanted; in a mapping one value, or a list of them. A star stands
 * for every value.
 *
 * @param values as they are written at the source, without blanks around them
 */
public record AllowedValues(List<String> values) {
  private static final String ANY = "*";

  /** Copies the list. */
  public AllowedValues {
    values = List.copyOf(values);
  }

  /** One or several values, as JSON has them. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static AllowedValues of(Object value) {
    List<?> several = value instanceof List<?> list ? list : List.of(value);
    return new AllowedValues(several.stream().map(String::valueOf).map(String::strip).toList());
  }

  @JsonValue
  List<String> written() {
    return values;
  }

  /** Whether a value is among them, or all are. */
  public boolean has(String value) {
    return values.contains(ANY) || values.contains(value.strip());
  }
}
