package dev.retune.embedding.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.JsonFormat;
import dev.retune.embedding.model.ModelSettings;
import dev.retune.embedding.model.ModelSpec.Pooling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the settings of a model folder: first Retune's own {@code retune.json}, then the files of
 * sentence-transformers, then the defaults of the model's family.
 */
final class ModelSettingsReader {
  /**
   * Retune's own file, all fields optional: model, tokenizer, pooling, queryPrefix, passagePrefix,
   * maxTokens, normalize. For an installed model it is the {@link
   * dev.retune.embedding.model.ModelRecord}.
   */
  static final String OWN = "retune.json";

  private static final int SHORTEST = 8;
  private static final int USUAL = 512;

  /** A snapshot in the hub's cache is named by its commit; the model's name is further up. */
  private static final Pattern SNAPSHOT =
      Pattern.compile("models--(.+?)[/\\\\]snapshots[/\\\\][0-9a-f]{40}$");

  private final Path folder;
  private final JsonNode own;
  private final JsonNode config;
  private final JsonNode pooling;
  private final JsonNode prompts;
  private final JsonNode modules;
  private final Optional<ModelFamily> family;

  private ModelSettingsReader(Path folder, String name) {
    this.folder = folder;
    own = json(OWN);
    config = json("config.json");
    pooling = json("1_Pooling/config.json");
    prompts = told(json("config_sentence_transformers.json").path("prompts"));
    modules = json("modules.json");
    family = ModelFamily.of(name + " " + config.path("_name_or_path").asText());
  }

  static ModelSettings read(Path folder) {
    return read(folder, name(folder));
  }

  /** A file that Retune's own settings name. */
  static Optional<String> own(Path folder, String key) {
    return Optional.of(json(folder, OWN).path(key).asText("")).filter(path -> !path.isEmpty());
  }

  private static String name(Path folder) {
    Matcher snapshot = SNAPSHOT.matcher(folder.toAbsolutePath().toString());
    return snapshot.find()
        ? snapshot.group(1).replace("--", "/")
        : String.valueOf(folder.toAbsolutePath().getFileName());
  }

  /** Reads the settings of a model whose name is not that of its folder. */
  static ModelSettings read(Path folder, String name) {
    ModelSettingsReader reader = new ModelSettingsReader(folder, name);
    return new ModelSettings(
        reader.pooling(),
        reader.prefix("queryPrefix", "query", "query", ModelFamily::query),
        reader.prefix("passagePrefix", "passage", "document", ModelFamily::passage),
        reader.maxTokens(),
        reader.own.path("normalize").asBoolean(reader.modules.isEmpty() || reader.has("Normalize")),
        reader.has("Dense"));
  }

  /** Newer versions of sentence-transformers write empty prompts where none were set. */
  private static JsonNode told(JsonNode prompts) {
    for (JsonNode prompt : prompts) {
      if (!prompt.asText().isEmpty()) {
        return prompts;
      }
    }
    return MissingNode.getInstance();
  }

  private Pooling pooling() {
    String configured = own.path("pooling").asText(pooling.path("pooling_mode").asText());
    if (!configured.isEmpty()) {
      return switch (configured.toLowerCase(Locale.ROOT)) {
        case "mean" -> Pooling.MEAN;
        case "cls" -> Pooling.CLS;
        case "last", "lasttoken" -> Pooling.LAST;
        default ->
            throw new InvalidInputException("embedding.pooling", folder.toString(), configured);
      };
    }
    for (var mode : pooling.properties()) {
      if (mode.getKey().startsWith("pooling_mode_") && mode.getValue().asBoolean()) {
        return switch (mode.getKey()) {
          case "pooling_mode_mean_tokens" -> Pooling.MEAN;
          case "pooling_mode_cls_token" -> Pooling.CLS;
          case "pooling_mode_lasttoken" -> Pooling.LAST;
          default ->
              throw new InvalidInputException(
                  "embedding.pooling", folder.toString(), mode.getKey());
        };
      }
    }
    return family.flatMap(ModelFamily::pooling).orElse(Pooling.MEAN);
  }

  private String prefix(
      String ownKey, String key, String otherKey, Function<ModelFamily, String> usual) {
    String otherwise = prompts.isMissingNode() ? family.map(usual).orElse("") : "";
    return own.path(ownKey)
        .asText(prompts.path(key).asText(prompts.path(otherKey).asText(otherwise)));
  }

  /** The configured length, or the model's number of positions up to the usual length. */
  private int maxTokens() {
    int positions = config.path("max_position_embeddings").asInt(USUAL);
    // RoBERTa numbers positions from 2
    int usable = config.path("model_type").asText().contains("roberta") ? positions - 2 : positions;
    int declared = json("sentence_bert_config.json").path("max_seq_length").asInt(0);
    int tokens =
        own.path("maxTokens")
            .asInt(declared > 0 ? declared : Math.min(USUAL, Math.max(usable, SHORTEST)));
    if (tokens < SHORTEST) {
      throw new InvalidInputException("embedding.maxTokens", folder.toString(), tokens, SHORTEST);
    }
    return tokens;
  }

  private boolean has(String module) {
    for (JsonNode each : modules) {
      if (each.path("type").asText().endsWith("." + module)) {
        return true;
      }
    }
    return false;
  }

  private JsonNode json(String file) {
    return json(folder, file);
  }

  private static JsonNode json(Path folder, String file) {
    Path path = folder.resolve(file);
    var mapper = JsonFormat.mapper();
    if (!Files.isRegularFile(path)) {
      return mapper.createObjectNode();
    }
    try {
      return mapper.readTree(path.toFile());
    } catch (IOException e) {
      throw new InvalidInputException(e, "embedding.settings", path.toString());
    }
  }
}
