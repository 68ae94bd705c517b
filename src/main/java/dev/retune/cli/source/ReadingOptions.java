package dev.retune.cli.source;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.SourceMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a product is read; options of the commands that import, check and add sources. */
public final class ReadingOptions {
  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "The profile of the chat product to read by; recognised unless told.")
  private @Nullable String profile;

  @Option(
      names = "--time-of-import",
      description = "For data without timestamps: rows without one are dated now.")
  private boolean timeOfImport;

  @Option(
      names = "--parameter",
      paramLabel = "NAME=VALUE",
      description = "What the profile of a product has to be told; may be repeated.")
  private List<String> parameters = new ArrayList<>();

  public Optional<String> profile() {
    return Optional.ofNullable(profile);
  }

  /** A mapping with what the options say. */
  public SourceMapping with(SourceMapping told) {
    SourceMapping timed = timeOfImport ? told.withTimeOfImport() : told;
    return parameters.isEmpty() ? timed : timed.withParameters(parameters(timed.parameters()));
  }

  private Map<String, AllowedValues> parameters(Map<String, AllowedValues> told) {
    Map<String, List<String>> given = new LinkedHashMap<>();
    for (String parameter : parameters) {
      int at = parameter.indexOf('=');
      if (at < 1) {
        throw new InvalidInputException("feedback.profile.parameterOption", parameter);
      }
      given
          .computeIfAbsent(parameter.substring(0, at).strip(), name -> new ArrayList<>())
          .add(parameter.substring(at + 1).strip());
    }
    Map<String, AllowedValues> all = new LinkedHashMap<>(told);
    given.forEach((name, values) -> all.put(name, new AllowedValues(values)));
    return all;
  }
}
