package dev.retune.embedding.catalog;

import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.AtomicFiles;
import dev.retune.embedding.folder.FileFingerprints;
import dev.retune.embedding.folder.ModelFolder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelSettings;
import dev.retune.embedding.model.ModelSpec.Pooling;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The model shipped with Retune, int8 all-MiniLM-L6-v2 (Apache-2.0). It is unpacked from the class
 * path into a folder so that ONNX Runtime can map it from a file.
 */
final class BuiltInModel {
  static final String MODEL = "/all-minilm-l6-v2-q.onnx";
  static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";
  static final String MODEL_SHA =
      "afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1";
  static final String TOKENIZER_SHA =
      "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0";

  /** As published by its authors: mean pooling, 256 tokens, no prefixes. */
  private static final ModelSettings SETTINGS =
      new ModelSettings(Pooling.MEAN, "", "", 256, true, false);

  private BuiltInModel() {}

  /** Returns the model's folder, unpacking missing or damaged files. */
  static ModelFolder unpacked(Path folder, FileFingerprints fingerprints) {
    Path onnx = folder.resolve("model.onnx");
    Path tokenizer = folder.resolve("tokenizer.json");
    try {
      Files.createDirectories(folder);
      unpack(MODEL, MODEL_SHA, onnx, fingerprints);
      unpack(TOKENIZER, TOKENIZER_SHA, tokenizer, fingerprints);
    } catch (IOException e) {
      throw new UnavailableException(e, "embedding.unpack", folder.toString());
    }
    return new ModelFolder(ModelCatalog.BUILT_IN, onnx, tokenizer, SETTINGS);
  }

  private static void unpack(String resource, String sha, Path file, FileFingerprints fingerprints)
      throws IOException {
    if (Files.isRegularFile(file) && fingerprints.of(file).equals(sha)) {
      return;
    }
    try (InputStream in = BuiltInModel.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is not on the class path");
      }
      AtomicFiles.replace(file, in::transferTo);
    }
  }
}
