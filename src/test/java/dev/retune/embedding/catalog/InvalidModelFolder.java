package dev.retune.embedding.catalog;

import dev.retune.embedding.catalog.TinyOnnxModel.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Invalid model folders, with the message key of each error. */
enum InvalidModelFolder {
  ABSENT("embedding.noModel") {
    @Override
    void writeTo(Path folder) {}
  },
  A_FILE("embedding.noModel") {
    @Override
    void writeTo(Path folder) throws IOException {
      Files.writeString(folder, "not a folder");
    }
  },
  EMPTY("embedding.noOnnx") {
    @Override
    void writeTo(Path folder) throws IOException {
      Files.createDirectories(folder);
    }
  },
  NO_TOKENIZER("embedding.noTokenizer") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyOnnxModel.usual().writeTo(folder);
      Files.delete(folder.resolve("tokenizer.json"));
    }
  },
  MODEL_OF_TEXT("embedding.brokenModel") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyOnnxModel.usual().writeTo(folder);
      Files.writeString(folder.resolve("model.onnx"), "version https://git-lfs.github.com/spec/v1");
    }
  },
  EMPTY_MODEL("embedding.brokenModel") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyOnnxModel.usual().writeTo(folder);
      Files.write(folder.resolve("model.onnx"), new byte[0]);
    }
  },
  HALF_A_MODEL("embedding.brokenModel") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyOnnxModel.usual().writeTo(folder);
      byte[] whole = Files.readAllBytes(folder.resolve("model.onnx"));
      Files.write(folder.resolve("model.onnx"), java.util.Arrays.copyOf(whole, whole.length / 2));
    }
  },
  TOKENIZER_IS_NO_JSON("embedding.brokenTokenizer") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyOnnxModel.usual().writeTo(folder);
      Files.writeString(folder.resolve("tokenizer.json"), "[UNK]\n");
    }
  },
  TOKENIZER_IS_OTHER_JSON("embedding.brokenTokenizer") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyOnnxModel.usual().writeTo(folder);
      Files.writeString(folder.resolve("tokenizer.json"), "{\"model_max_length\": 512}");
    }
  },
  OTHER_INPUTS("embedding.inputs") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyOnnxModel.usual().asking("input_ids", "pixel_values").writeTo(folder);
    }
  },
  INTEGERS_OUT("embedding.outputs") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyOnnxModel.usual().giving(Output.INTEGERS, "token_ids").writeTo(folder);
    }
  },
  ONLY_BERTS_POOLER("embedding.outputs") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyOnnxModel.usual().giving(Output.TEXT, "pooler_output").writeTo(folder);
    }
  },
  DENSE_LAYER_LEFT_OUT("embedding.outputs") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyOnnxModel.usual().writeTo(folder);
      Files.writeString(
          folder.resolve("modules.json"), "[{\"type\": \"sentence_transformers.models.Dense\"}]");
    }
  },
  TOKENIZER_OF_A_BIGGER_MODEL("embedding.vocabulary") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyOnnxModel.usual().withRows(TinyOnnxModel.vocabulary() - 1).writeTo(folder);
    }
  },
  LONGER_THAN_ITS_POSITIONS("embedding.tooLong") {
    @Override
    void writeTo(Path folder) throws IOException {
      TestModels.quantised(folder);
      Files.writeString(folder.resolve("retune.json"), "{\"maxTokens\": 513}");
    }
  };

  final String key;

  InvalidModelFolder(String key) {
    this.key = key;
  }

  abstract void writeTo(Path folder) throws IOException;
}
