package dev.retune.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.collect.Problem.FieldProblem;
import dev.retune.feedback.Clean;
import dev.retune.feedback.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the fields of one JSON object and gathers all that is wrong with them. What it gives fits
 * its column in every database.
 */
final class Fields {
  /** Ids and names, which are columns of 200 characters. */
  static final int ID = 200;

  /** Titles and the like. */
  static final int LINE = 4_000;

  /** Questions, answers, bodies, reasons. */
  static final int TEXT = 1_000_000;

  private final JsonNode object;
  private final String at;
  private final List<FieldProblem> problems = new ArrayList<>();

  /**
   * On an object.
   *
   * @param at its own pointer: empty for the whole body
   */
  Fields(JsonNode object, String at) {
    this.object = object;
    this.at = at;
    if (!object.isObject()) {
      wrong("", "collect.notAnObject");
    }
  }

  /** Notes a problem of a field; an empty name stands for the object itself. */
  void wrong(String name, String key, Object... args) {
    String pointer = name.isEmpty() ? at : at + "/" + name;
    problems.add(new FieldProblem(pointer, key, List.of(args)));
  }

  List<FieldProblem> problems() {
    return problems;
  }

  /** The value of the first of these names that has one. */
  private Optional<Named> value(String... names) {
    for (String name : names) {
      JsonNode value = object.get(name);
      if (value != null && !value.isNull()) {
        return Optional.of(new Named(name, value));
      }
    }
    return Optional.empty();
  }

  private record Named(String name, JsonNode value) {}

  /** A number or a text, as ids are. */
  String id(String... names) {
    Optional<String> id = optionalId(names);
    if (id.isEmpty() && value(names).isEmpty() && object.isObject()) {
      wrong(names[0], "collect.missing");
    }
    return id.orElse("");
  }

  Optional<String> optionalId(String... names) {
    return value(names)
        .flatMap(
            field -> {
              JsonNode value = field.value();
              if (value.isIntegralNumber()) {
                return within(field.name(), value.asText(), ID);
              }
              if (!value.isTextual() || value.asText().isBlank()) {
                wrong(field.name(), "collect.notAnId");
                return Optional.empty();
              }
              return within(field.name(), value.asText().strip(), ID);
            });
  }

  String text(int most, String... names) {
    Optional<String> text = optionalText(most, names);
    if (text.isEmpty() && value(names).isEmpty() && object.isObject()) {
      wrong(names[0], "collect.missing");
    }
    return text.orElse("");
  }

  Optional<String> optionalText(int most, String... names) {
    return value(names)
        .flatMap(
            field -> {
              if (!field.value().isTextual()) {
                wrong(field.name(), "collect.notAText");
                return Optional.empty();
              }
              return within(field.name(), field.value().asText(), most);
            });
  }

  private Optional<String> within(String name, String text, int most) {
    if (text.length() > most) {
      wrong(name, "collect.tooLong", most);
      return Optional.empty();
    }
    return Optional.of(Clean.text(text));
  }

  /** A whole number between two, or what it is when it is not told. */
  int number(int least, int most, int otherwise, String name) {
    Optional<Named> field = value(name);
    if (field.isEmpty()) {
      return otherwise;
    }
    JsonNode value = field.get().value();
    if (!value.canConvertToInt()
        || !value.isIntegralNumber()
        || value.asInt() < least
        || value.asInt() > most) {
      wrong(name, "collect.notInRange", least, most);
      return otherwise;
    }
    return value.asInt();
  }

  /** An instant in ISO-8601 with its offset, of which a row can be now. */
  Optional<Instant> time(Instant now, String name) {
    return optionalText(ID, name)
        .flatMap(
            text -> {
              try {
                Instant at = OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
                if (Times.isPlausible(at, now)) {
                  return Optional.of(at);
                }
                wrong(name, "collect.notAPlausibleTime");
              } catch (DateTimeException e) {
                wrong(name, "collect.notATime");
              }
              return Optional.empty();
            });
  }
}
