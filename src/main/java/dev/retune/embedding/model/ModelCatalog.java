package dev.retune.embedding.model;

import java.util.List;

/** The models available on this machine. */
public interface ModelCatalog {
  /** The id of the built-in model, int8 all-MiniLM-L6-v2. */
  String BUILT_IN = "all-minilm-l6-v2-q";

  /** The built-in model and those installed in the home. */
  List<ModelSpec> list();

  /**
   * Finds a model by id, or reads an exported model folder (model.onnx, tokenizer.json and its
   * settings) by path.
   *
   * @throws dev.retune.common.error.InvalidInputException when there is none, a file is missing or
   *     the outputs are not token vectors
   */
  ModelSpec find(String idOrFolder);

  /** Opens a model returned by {@link #find}; sessions are created on first use. */
  Embedder open(ModelSpec model);

  /** The models that score a question together with a passage. */
  default RerankerCatalog rerankers() {
    return RerankerCatalog.none();
  }
}
