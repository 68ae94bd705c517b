package dev.retune.settings.file;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.retune.common.error.InvalidInputException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the errors of reading settings into sentences that name file, line and setting. */
record SettingsErrorMapper(String file) {
  /** Explains why Jackson could not read a text. */
  InvalidInputException refused(String json, IOException e) {
    String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidInputException refused) {
        return at(json, named(refused).orElse(path), refused);
      }
    }
    return at(
        json,
        path,
        switch (e) {
          case InvalidFormatException wrong when wrong.getTargetType().isEnum() ->
              new InvalidInputException(
                  e,
                  "settings.oneOf",
                  path,
                  String.valueOf(wrong.getValue()),
                  Arrays.stream(wrong.getTargetType().getEnumConstants())
                      .map(value -> value.toString().toLowerCase(Locale.ROOT))
                      .collect(Collectors.joining(", ")));
          case MismatchedInputException wrong ->
              new InvalidInputException(
                  e, "settings.type." + expected(wrong.getTargetType()), path);
          default -> new InvalidInputException(e, "settings.refused", path);
        });
  }

  /** Returns the setting that a rejection names first, such as {@code trigger.threshold}. */
  static Optional<String> named(InvalidInputException refused) {
    return refused.key().startsWith("settings.") || refused.key().startsWith("retraining.")
        ? refused.args().stream().findFirst().map(String::valueOf)
        : Optional.empty();
  }

  /** Adds file and line of a setting to a message. */
  InvalidInputException at(String json, String path, InvalidInputException what) {
    String line = String.valueOf(JsonLineNumbers.of(json).line(path));
    return new InvalidInputException(what, "settings.at", file, line, what);
  }

  private static String path(JsonMappingException e) {
    return JsonLineNumbers.path(
        e.getPath().stream()
            .map(
                step ->
                    step.getFieldName() != null
                        ? step.getFieldName()
                        : String.valueOf(step.getIndex()))
            .toList());
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "other";
    }
    return switch (type.getSimpleName()) {
      case "int", "long" -> "whole";
      case "double", "Double" -> "number";
      case "boolean" -> "truth";
      case "String" -> "text";
      case "Duration" -> "duration";
      case "ZoneId" -> "zone";
      case "List", "Set", "ArrayList", "HashSet" -> "list";
      default -> type.isRecord() || type.getSimpleName().endsWith("Map") ? "object" : "other";
    };
  }
}
