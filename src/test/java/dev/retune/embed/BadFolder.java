package dev.retune.embed;

import dev.retune.embed.TinyModel.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ways in which a model folder is wrong, with the key of what a person is told. */
enum BadFolder {
  ABSENT("embed.noModel") {
    @Override
    void writeTo(Path folder) {}
  },
  A_FILE("embed.noModel") {
    @Override
    void writeTo(Path folder) throws IOException {
      Files.writeString(folder, "not a folder");
    }
  },
  EMPTY("embed.noOnnx") {
    @Override
    void writeTo(Path folder) throws IOException {
      Files.createDirectories(folder);
    }
  },
  NO_TOKENIZER("embed.noTokenizer") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyModel.usual().writeTo(folder);
      Files.delete(folder.resolve("tokenizer.json"));
    }
  },
  MODEL_OF_TEXT("embed.brokenModel") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyModel.usual().writeTo(folder);
      Files.writeString(folder.resolve("model.onnx"), "version https://git-lfs.github.com/spec/v1");
    }
  },
  EMPTY_MODEL("embed.brokenModel") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyModel.usual().writeTo(folder);
      Files.write(folder.resolve("model.onnx"), new byte[0]);
    }
  },
  HALF_A_MODEL("embed.brokenModel") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyModel.usual().writeTo(folder);
      byte[] whole = Files.readAllBytes(folder.resolve("model.onnx"));
      Files.write(folder.resolve("model.onnx"), java.util.Arrays.copyOf(whole, whole.length / 2));
    }
  },
  TOKENIZER_IS_NO_JSON("embed.brokenTokenizer") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyModel.usual().writeTo(folder);
      Files.writeString(folder.resolve("tokenizer.json"), "[UNK]\n");
    }
  },
  TOKENIZER_IS_OTHER_JSON("embed.brokenTokenizer") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyModel.usual().writeTo(folder);
      Files.writeString(folder.resolve("tokenizer.json"), "{\"model_max_length\": 512}");
    }
  },
  OTHER_INPUTS("embed.inputs") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyModel.usual().asking("input_ids", "pixel_values").writeTo(folder);
    }
  },
  INTEGERS_OUT("embed.outputs") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyModel.usual().giving(Output.INTEGERS, "token_ids").writeTo(folder);
    }
  },
  ONLY_BERTS_POOLER("embed.outputs") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyModel.usual().giving(Output.TEXT, "pooler_output").writeTo(folder);
    }
  },
  DENSE_LAYER_LEFT_OUT("embed.outputs") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyModel.usual().writeTo(folder);
      Files.writeString(
          folder.resolve("modules.json"), "[{\"type\": \"sentence_transformers.models.Dense\"}]");
    }
  },
  TOKENIZER_OF_A_BIGGER_MODEL("embed.vocabulary") {
    @Override
    void writeTo(Path folder) throws IOException {
      TinyModel.usual().withRows(TinyModel.vocabulary() - 1).writeTo(folder);
    }
  },
  LONGER_THAN_ITS_POSITIONS("embed.tooLong") {
    @Override
    void writeTo(Path folder) throws IOException {
      TestModels.quantised(folder);
      Files.writeString(folder.resolve("retune.json"), "{\"maxTokens\": 513}");
    }
  };

  final String key;

  BadFolder(String key) {
    this.key = key;
  }

  abstract void writeTo(Path folder) throws IOException;
}
