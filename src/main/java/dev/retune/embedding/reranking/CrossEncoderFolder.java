package dev.retune.embedding.reranking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.JsonFormat;
import dev.retune.embedding.folder.ModelFolder;
import dev.retune.embedding.model.RerankerSpec.Activation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An exported cross-encoder on disk.
 *
 * @param files its files, in the same layouts as those of other models
 * @param activation what is applied to its output, as its {@code config.json} says
 */
public record CrossEncoderFolder(ModelFolder files, Activation activation) {
  private static final String CONFIG = "config.json";
  private static final String EMBEDDING_MODULES = "modules.json";
  private static final String SCORING = "ForSequenceClassification";

  /** Whether the folder says that its model scores texts rather than embedding them. */
  public static boolean isIn(Path folder) {
    String kind = json(folder.resolve("retune.json")).path("kind").asText();
    if (!kind.isEmpty()) {
      return kind.equals("RERANKER");
    }
    return !Files.exists(folder.resolve(EMBEDDING_MODULES))
        && json(folder.resolve(CONFIG)).path("architectures").path(0).asText().endsWith(SCORING);
  }

  /**
   * Reads a folder.
   *
   * @throws InvalidInputException when a file is missing, or the activation is not supported
   */
  public static CrossEncoderFolder read(String id, Path folder) {
    return new CrossEncoderFolder(ModelFolder.read(id, folder), activation(folder));
  }

  /** As sentence-transformers does it: without a word, one label means a sigmoid. */
  private static Activation activation(Path folder) {
    JsonNode config = json(folder.resolve(CONFIG));
    String said =
        config
            .path("sentence_transformers")
            .path("activation_fn")
            .asText(config.path("sbert_ce_default_activation_function").asText(""));
    if (said.endsWith("Identity")) {
      return Activation.IDENTITY;
    }
    if (said.endsWith("Sigmoid")) {
      return Activation.SIGMOID;
    }
    if (!said.isEmpty()) {
      throw new InvalidInputException("embedding.rerankerActivation", folder.toString(), said);
    }
    int labels = config.path("num_labels").asInt(Math.max(1, config.path("id2label").size()));
    return labels == 1 ? Activation.SIGMOID : Activation.IDENTITY;
  }

  private static JsonNode json(Path file) {
    if (!Files.isRegularFile(file)) {
      return JsonFormat.mapper().createObjectNode();
    }
    try {
      return JsonFormat.mapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new InvalidInputException(e, "embedding.settings", file.toString());
    }
  }
}
