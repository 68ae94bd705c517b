package dev.retune.embedding.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Model folders for tests, written from artifacts on the test class path. */
public final class TestModels {
  private TestModels() {}

  /** Full-precision all-MiniLM-L6-v2 as an exported folder, to be found by the returned path. */
  public static Path fullPrecision(Path dir) throws IOException {
    write("/all-minilm-l6-v2.onnx", dir.resolve("onnx/model.onnx"));
    write("/all-minilm-l6-v2-tokenizer.json", dir.resolve("tokenizer.json"));
    Files.writeString(dir.resolve("sentence_bert_config.json"), "{\"max_seq_length\": 256}");
    return dir;
  }

  /** The built-in model as an exported folder without settings. */
  public static Path quantised(Path dir) throws IOException {
    write(BuiltInModel.MODEL, dir.resolve("model.onnx"));
    write(BuiltInModel.TOKENIZER, dir.resolve("tokenizer.json"));
    return dir;
  }

  private static void write(String resource, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (InputStream in = TestModels.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is not on the class path");
      }
      Files.copy(in, file);
    }
  }
}
