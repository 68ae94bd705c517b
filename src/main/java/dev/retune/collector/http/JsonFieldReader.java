package dev.retune.collector.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.retune.collector.http.ProblemDetails.FieldProblem;
import dev.retune.feedback.time.TimestampParser;
import dev.retune.persistence.StorableText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the fields of a JSON object and collects all problems. Accepted values fit their columns in
 * every database.
 */
public final class JsonFieldReader {
  /** Maximum length of ids and names. */
  public static final int ID = 200;

  /** Maximum length of single-line text such as titles. */
  public static final int LINE = 4_000;

  /** Maximum length of questions, answers, bodies and reasons. */
  public static final int TEXT = 1_000_000;

  private final JsonNode object;
  private final String at;
  private final List<FieldProblem> problems = new ArrayList<>();

  /**
   * Reads an object.
   *
   * @param at JSON pointer of the object; empty for the whole body
   */
  public JsonFieldReader(JsonNode object, String at) {
    this.object = object;
    this.at = at;
    if (!object.isObject()) {
      reject("", "collector.notAnObject");
    }
  }

  /** Records a problem with a field; an empty name stands for the object itself. */
  public void reject(String name, String key, Object... args) {
    String pointer = name.isEmpty() ? at : at + "/" + name;
    problems.add(new FieldProblem(pointer, key, List.of(args)));
  }

  public List<FieldProblem> problems() {
    return problems;
  }

  /** Returns the first of these fields that has a value. */
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

  /** Reads an id, which may be a number or a string. */
  public String id(String... names) {
    Optional<String> id = optionalId(names);
    if (id.isEmpty() && value(names).isEmpty() && object.isObject()) {
      reject(names[0], "collector.missing");
    }
    return id.orElse("");
  }

  public Optional<String> optionalId(String... names) {
    return value(names).flatMap(field -> id(field.name(), field.value()));
  }

  private Optional<String> id(String name, JsonNode value) {
    if (value.isIntegralNumber()) {
      return within(name, value.asText(), ID);
    }
    if (!value.isTextual() || value.asText().isBlank()) {
      reject(name, "collector.notAnId");
      return Optional.empty();
    }
    return within(name, value.asText().strip(), ID);
  }

  /** Reads an optional array of ids. */
  public List<String> ids(String name) {
    JsonNode array = value(name).map(Named::value).orElse(MissingNode.getInstance());
    if (!array.isArray()) {
      if (!array.isMissingNode()) {
        reject(name, "collector.notAList");
      }
      return List.of();
    }
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      id(name + "/" + i, array.get(i)).ifPresent(ids::add);
    }
    return ids;
  }

  public String text(int most, String... names) {
    Optional<String> text = optionalText(most, names);
    if (text.isEmpty() && value(names).isEmpty() && object.isObject()) {
      reject(names[0], "collector.missing");
    }
    return text.orElse("");
  }

  public Optional<String> optionalText(int most, String... names) {
    return value(names)
        .flatMap(
            field -> {
              if (!field.value().isTextual()) {
                reject(field.name(), "collector.notAText");
                return Optional.empty();
              }
              return within(field.name(), field.value().asText(), most);
            });
  }

  private Optional<String> within(String name, String text, int most) {
    if (text.length() > most) {
      reject(name, "collector.tooLong", most);
      return Optional.empty();
    }
    return Optional.of(StorableText.text(text));
  }

  /** Reads an integer within a range, or a default. */
  public int number(int least, int most, int otherwise, String name) {
    Optional<Named> field = value(name);
    if (field.isEmpty()) {
      return otherwise;
    }
    JsonNode value = field.get().value();
    if (!value.canConvertToInt()
        || !value.isIntegralNumber()
        || value.asInt() < least
        || value.asInt() > most) {
      reject(name, "collector.notInRange", least, most);
      return otherwise;
    }
    return value.asInt();
  }

  /** Reads an ISO-8601 instant with offset, within the range allowed for rows. */
  public Optional<Instant> time(Instant now, String name) {
    return optionalText(ID, name)
        .flatMap(
            text -> {
              try {
                Instant at = OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
                if (TimestampParser.isPlausible(at, now)) {
                  return Optional.of(at);
                }
                reject(name, "collector.notAPlausibleTime");
              } catch (DateTimeException e) {
                reject(name, "collector.notATime");
              }
              return Optional.empty();
            });
  }
}
