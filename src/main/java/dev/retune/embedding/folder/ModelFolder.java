package dev.retune.embedding.folder;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.embedding.model.ModelSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
   * Reads a folder as it was installed, or in the usual export layouts: {@code model.onnx} or
   * {@code onnx/model.onnx}, else the variant that suits this processor best; {@code
   * tokenizer.json} beside it or above; and the files of {@link ModelSettings}.
   */
  public static ModelFolder read(String id, Path folder) {
    return read(id, folder, ModelSettingsReader.read(folder));
  }

  /** Reads a folder whose name is not that of the model. */
  public static ModelSettings settings(Path folder, String name) {
    return ModelSettingsReader.read(folder, name);
  }

  private static ModelFolder read(String id, Path folder, ModelSettings settings) {
    Path onnx =
        told(folder, "model")
            .or(() -> first(folder, List.of("model.onnx", "onnx/model.onnx")))
            .or(() -> variant(folder))
            .orElseThrow(() -> new InvalidInputException("embedding.noOnnx", folder.toString()));
    Path tokenizer =
        told(folder, "tokenizer")
            .or(() -> first(folder, List.of("tokenizer.json", "onnx/tokenizer.json")))
            .orElseThrow(
                () -> new InvalidInputException("embedding.noTokenizer", folder.toString()));
    return new ModelFolder(id, onnx, tokenizer, settings);
  }

  /** The file that retune.json names; a path that leaves the folder counts as none. */
  private static Optional<Path> told(Path folder, String key) {
    return ModelSettingsReader.own(folder, key)
        .map(path -> folder.resolve(path).normalize())
        .filter(file -> file.startsWith(folder.normalize()) && Files.isRegularFile(file));
  }

  private static Optional<Path> first(Path folder, List<String> paths) {
    return paths.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }

  private static Optional<Path> variant(Path folder) {
    List<String> paths = new ArrayList<>();
    for (String place : List.of("", "onnx/")) {
      if (Files.isDirectory(folder.resolve(place))) {
        paths.addAll(files(folder, place));
      }
    }
    return ModelVariant.among(paths, CpuFeatures.detect(), false).stream()
        .findFirst()
        .map(variant -> folder.resolve(variant.path()));
  }

  /** The paths of the files in a part of a folder. */
  private static List<String> files(Path folder, String place) {
    try (Stream<Path> files = Files.list(folder.resolve(place))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> place + file.getFileName())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UnavailableException(e, "embedding.unreadable", folder.toString());
    }
  }

  /** Returns a copy with another model file. */
  public ModelFolder with(Path otherOnnx) {
    return new ModelFolder(id, otherOnnx, tokenizer, settings);
  }

  /** The model file and the files of its external weights. */
  public List<Path> weights() {
    Set<Path> files = new LinkedHashSet<>();
    for (String end : List.of("", "_data", ".data")) {
      files.add(onnx.resolveSibling(onnx.getFileName() + end));
    }
    for (String location : OnnxExternalData.of(onnx)) {
      try {
        files.add(onnx.resolveSibling(location).normalize());
      } catch (InvalidPathException e) {
        throw new InvalidInputException(e, "embedding.brokenModel", onnx.toString());
      }
    }
    return files.stream().filter(Files::isRegularFile).toList();
  }
}
