package dev.retune.embedding.install;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.hub.HubModel;
import dev.retune.embedding.model.ModelKind;
import java.util.List;
import java.util.Set;

/** Finds out what a model of the hub is for. */
final class ModelTask {
  /** The tasks of models that give a vector for a text. */
  static final List<String> EMBEDDING = List.of("sentence-similarity", "feature-extraction");

  private static final Set<String> RERANKING = Set.of("text-ranking");
  private static final String SCORING = "ForSequenceClassification";

  private ModelTask() {}

  /**
   * Determines the kind.
   *
   * @param sentences whether it has the modules of sentence-transformers
   * @param config its config.json
   * @throws InvalidInputException when it is neither an embedding model nor a reranker
   */
  static ModelKind of(HubModel model, boolean sentences, JsonNode config) {
    String architecture = config.path("architectures").path(0).asText("");
    String task = model.task().orElse("");
    if (RERANKING.contains(task)
        || (architecture.endsWith(SCORING) && config.path("id2label").size() == 1)) {
      return ModelKind.RERANKER;
    }
    boolean embeds =
        sentences || EMBEDDING.contains(task) || (task.isEmpty() && isEncoder(architecture));
    if (!embeds) {
      throw new InvalidInputException(
          "model.otherTask",
          model.repository(),
          task.isEmpty() ? (architecture.isEmpty() ? "?" : architecture) : task);
    }
    return ModelKind.EMBEDDING;
  }

  /** Such as BertModel; models for a task are named after it, such as BertForMaskedLM. */
  private static boolean isEncoder(String architecture) {
    return architecture.endsWith("Model");
  }
}
