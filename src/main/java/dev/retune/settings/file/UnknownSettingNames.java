package dev.retune.settings.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.NearestWord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Collects all unknown names, each with a suggestion. */
final class UnknownSettingNames extends DeserializationProblemHandler {
  private record Name(String path, Optional<String> meant) {}

  private final String file;
  private final List<Name> names = new ArrayList<>();

  /**
   * For one file.
   *
   * @param file its path, for messages
   */
  UnknownSettingNames(String file) {
    this.file = file;
  }

  @Override
  public boolean handleUnknownProperty(
      DeserializationContext context,
      JsonParser parser,
      JsonDeserializer<?> deserializer,
      Object owner,
      String name)
      throws IOException {
    var here = parser.getParsingContext();
    // an object or an array has its own context
    boolean within = parser.currentToken().isStructStart();
    String pointer = (within ? here.getParent() : here).pathAsPointer().toString();
    List<String> steps = new ArrayList<>(List.of(pointer.substring(1).split("/+")));
    steps.remove("");
    if (!steps.getLast().equals(name)) {
      steps.add(name);
    }
    Collection<Object> known =
        Objects.requireNonNullElse(deserializer.getKnownPropertyNames(), List.of());
    names.add(
        new Name(
            JsonLineNumbers.path(steps),
            NearestWord.to(name, known.stream().map(String::valueOf).toList())));
    parser.skipChildren();
    return true;
  }

  void refuse(String json) {
    if (names.isEmpty()) {
      return;
    }
    Name first = names.getFirst();
    JsonLineNumbers places = JsonLineNumbers.of(json);
    InvalidInputException what =
        names.size() > 1
            ? new InvalidInputException(
                "settings.unknownSeveral",
                names.stream().map(Name::path).collect(Collectors.joining(", ")))
            : first
                .meant()
                .map(
                    meant ->
                        new InvalidInputException("settings.unknownMeant", first.path(), meant))
                .orElseGet(() -> new InvalidInputException("settings.unknown", first.path()));
    throw new InvalidInputException(
        "settings.at", file, String.valueOf(places.line(first.path())), what);
  }
}
