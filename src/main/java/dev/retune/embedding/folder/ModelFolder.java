package dev.retune.embedding.folder;

import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.model.ModelSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * An exported model on disk.
 *
 * @param id its name
 * @param onnx the model file
 * @param tokenizer the tokenizer file
 * @param settings how to use it, from the folder or the model's family
 */
public record ModelFolder(String id, Path onnx, Path tokenizer, ModelSettings settings) {

  /**
   * Reads a folder in the usual export layout: {@code model.onnx} or {@code onnx/model.onnx},
   * {@code tokenizer.json} and the files of {@link ModelSettings}.
   */
  public static ModelFolder read(String id, Path folder) {
    Path onnx =
        Stream.of("model.onnx", "onnx/model.onnx")
            .map(folder::resolve)
            .filter(Files::isRegularFile)
            .findFirst()
            .orElseThrow(() -> new InvalidInputException("embedding.noOnnx", folder.toString()));
    Path tokenizer = folder.resolve("tokenizer.json");
    if (!Files.isRegularFile(tokenizer)) {
      throw new InvalidInputException("embedding.noTokenizer", folder.toString());
    }
    return new ModelFolder(id, onnx, tokenizer, ModelSettingsReader.read(folder));
  }

  /** Returns a copy with another model file. */
  public ModelFolder with(Path otherOnnx) {
    return new ModelFolder(id, otherOnnx, tokenizer, settings);
  }

  /** The model file and the external weights of large exports. */
  public List<Path> weights() {
    return Stream.of("", "_data", ".data")
        .map(end -> onnx.resolveSibling(onnx.getFileName() + end))
        .filter(Files::isRegularFile)
        .toList();
  }
}
