package dev.retune.embedding.quantization;

import ai.onnxruntime.OrtException;
import dev.retune.embedding.folder.ModelFolder;
import dev.retune.embedding.onnx.ModelProbe;
import dev.retune.embedding.onnx.OnnxSession;
import dev.retune.embedding.tokenizer.TokenSequence;
import java.nio.file.Path;
import java.util.List;

/** An embedding model: its likeness is the mean cosine of the vectors of single texts. */
public record QuantizedEmbeddingModel(ModelFolder folder) implements QuantizedModel {
  /**
   * Moving a text to another batch of the original model costs 0.007; a layer with a wrong range
   * costs tenths.
   */
  private static final double ENOUGH = 0.97;

  @Override
  public double enoughLikeness() {
    return ENOUGH;
  }

  @Override
  public List<TokenSequence> forMeasuring() {
    return new SyntheticTexts(folder).forMeasuring().stream().map(TokenSequence::ofText).toList();
  }

  @Override
  public double likeness(Path before, Path after) throws OrtException {
    List<long[]> texts = new SyntheticTexts(folder).forChecking();
    double sum = 0;
    try (var one = new OnnxSession(folder.with(before));
        var other = new OnnxSession(folder.with(after))) {
      for (long[] text : texts) {
        List<long[]> alone = List.of(text);
        sum += ModelProbe.cosine(one.run(alone).getFirst(), other.run(alone).getFirst());
      }
    }
    return sum / texts.size();
  }
}
