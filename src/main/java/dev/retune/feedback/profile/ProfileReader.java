package dev.retune.feedback.profile;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.NearestWord;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads the YAML of a profile. Unknown keys and keys that occur twice are refused. */
final class ProfileReader {
  private static final int LONGEST = 300;
  private static final ObjectReader STRICT = reader();

  private ProfileReader() {}

  private static ObjectReader reader() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    // a profile is written by hand; without aliases a small text stays small
    options.setMaxAliasesForCollections(0);
    return YAMLMapper.builder(YAMLFactory.builder().loaderOptions(options).build())
        .addModules(new Jdk8Module(), new JavaTimeModule())
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build()
        .readerFor(SourceProfile.class);
  }

  /**
   * Parses a profile.
   *
   * @param file where the text is from, for messages
   * @throws InvalidInputException with file, line and key
   */
  static SourceProfile read(String file, String yaml) {
    try {
      JsonNode tree = STRICT.readTree(yaml);
      if (tree.isMissingNode() || tree.isNull()) {
        throw new InvalidInputException("feedback.profile.empty", file);
      }
      if (tree instanceof ObjectNode object) {
        ProfileFragments.replaceIn(object);
      }
      SourceProfile profile = STRICT.treeToValue(tree, SourceProfile.class);
      ProfileValidator.check(profile);
      return profile;
    } catch (JacksonException e) {
      throw refused(file, yaml, e);
    } catch (InvalidInputException e) {
      throw e.key().equals("feedback.profile.empty")
          ? e
          : new InvalidInputException(e, "feedback.profile.bad", file, e);
    }
  }

  private static InvalidInputException refused(String file, String yaml, JacksonException e) {
    String line = String.valueOf(line(yaml, e));
    String key = e instanceof JsonMappingException mapping ? path(mapping) : "";
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidInputException what) {
        return new InvalidInputException(e, "feedback.profile.badKey", file, line, key, what);
      }
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      List<String> known =
          unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
      Optional<String> meant = NearestWord.to(unknown.getPropertyName(), known);
      return meant.isPresent()
          ? new InvalidInputException(
              e, "feedback.profile.unknownKeyMeant", file, line, key, meant.get())
          : new InvalidInputException(
              e, "feedback.profile.unknownKey", file, line, key, String.join(", ", known));
    }
    if (e instanceof InvalidFormatException value && value.getTargetType().isEnum()) {
      return new InvalidInputException(
          e,
          "feedback.profile.oneOf",
          file,
          line,
          key,
          String.valueOf(value.getValue()),
          names(value.getTargetType()));
    }
    if (e.getCause() instanceof MarkedYAMLException broken && broken.getProblemMark() != null) {
      return noYaml(file, broken);
    }
    return new InvalidInputException(
        e, "feedback.profile.unreadable", file, line, key.isEmpty() ? "-" : key, message(e));
  }

  private static InvalidInputException noYaml(String file, MarkedYAMLException broken) {
    Mark mark = broken.getProblemMark();
    String line = String.valueOf(mark.getLine() + 1);
    int[] text = mark.getBuffer();
    boolean tab = mark.getPointer() < text.length && text[mark.getPointer()] == '\t';
    return tab
        ? new InvalidInputException(broken, "feedback.profile.tab", file, line)
        : new InvalidInputException(
            broken, "feedback.profile.noYaml", file, line, broken.getProblem());
  }

  private static String names(Class<?> choices) {
    return Arrays.stream(choices.getEnumConstants())
        .map(value -> String.valueOf(value).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  // the location of a failure may be the end of the object that it is in
  private static int line(String yaml, JacksonException e) {
    int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    String pointer =
        e instanceof JsonMappingException mapping
            ? mapping.getPath().stream()
                .map(s -> s.getFieldName() == null ? "" + s.getIndex() : s.getFieldName())
                .map(s -> "/" + s.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining())
            : "";
    if (pointer.isEmpty()) {
      return line;
    }
    try (JsonParser parser = STRICT.createParser(yaml)) {
      while (parser.nextToken() != null) {
        if (parser.getParsingContext().pathAsPointer().toString().equals(pointer)) {
          return parser.currentTokenLocation().getLineNr();
        }
      }
    } catch (IOException broken) {
      // then the failure is where reading ended
      return line;
    }
    return line;
  }

  private static String message(JacksonException e) {
    String text =
        String.valueOf(e.getOriginalMessage()).lines().map(String::strip).findFirst().orElse("");
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }
}
