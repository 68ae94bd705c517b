package dev.retune.embedding.quantization;

import ai.onnxruntime.OrtException;
import dev.retune.embedding.folder.ModelFolder;
import dev.retune.embedding.tokenizer.TokenSequence;
import java.nio.file.Path;
import java.util.List;

/** A dynamically quantized model and inputs for it. */
public interface QuantizedModel {
  /** Its files. */
  ModelFolder folder();

  /** Inputs that the ranges of its layers are measured on. */
  List<TokenSequence> forMeasuring();

  /** How alike the outputs of two forms of its model file are on other inputs; 1 when equal. */
  double likeness(Path before, Path after) throws OrtException;

  /** The likeness from which on a copy with fixed scales may stand for the model. */
  double enoughLikeness();
}
