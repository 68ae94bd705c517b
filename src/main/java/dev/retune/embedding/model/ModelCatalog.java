package dev.retune.embedding.model;

import java.util.List;

/** The models that can be used on this machine. */
public interface ModelCatalog {
  /** The id of the model that comes with Retune: int8 all-MiniLM-L6-v2. */
  String BUILT_IN = "all-minilm-l6-v2-q";

  /** The built-in model and those installed under the home. */
  List<ModelSpec> list();

  /**
   * Looks a model up by id, or reads an exported model folder (model.onnx, tokenizer.json and what
   * tells pooling, prefixes and length) by its path.
   *
   * @throws dev.retune.common.error.InvalidInputException when there is none, a file is missing or
   *     the outputs are not token vectors
   */
  ModelSpec find(String idOrFolder);

  /** Opens a model that {@link #find} gave; the sessions are made on first use. */
  Embedder open(ModelSpec model);
}
