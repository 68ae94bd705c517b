package dev.retune.embedding.catalog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A real model of a few kilobytes for Korean and English. Its pieces are letters and the parts of
 * Hangul syllables, which share a small vocabulary; a piece's vector is drawn from its hash. As in
 * some exports, the tokenizer lies beside the model, and the weights in a file with a name of its
 * own.
 */
public final class ToyMultilingualModel {
  public static final int WIDTH = 16;
  public static final String QUERY = "query: ";
  public static final String PASSAGE = "passage: ";
  public static final String WEIGHTS = "pieces.weights";

  private static final List<String> PIECES = pieces();

  private ToyMultilingualModel() {}

  private static List<String> pieces() {
    List<String> all = new ArrayList<>(List.of("[PAD]", "[UNK]"));
    List<Character> letters = new ArrayList<>();
    for (char c = 'a'; c <= 'z'; c++) {
      letters.add(c);
    }
    for (char c = '0'; c <= '9'; c++) {
      letters.add(c);
    }
    for (char c = '\u1100'; c <= '\u1112'; c++) {
      letters.add(c);
    }
    for (char c = '\u1161'; c <= '\u1175'; c++) {
      letters.add(c);
    }
    for (char c = '\u11a8'; c <= '\u11c2'; c++) {
      letters.add(c);
    }
    letters.add(':');
    letters.add('?');
    letters.forEach(letter -> all.add(String.valueOf(letter)));
    letters.forEach(letter -> all.add("##" + letter));
    return List.copyOf(all);
  }

  /**
   * Writes the model as a repository has it.
   *
   * @param pooling the switch of the pooling configuration, such as pooling_mode_mean_tokens
   */
  public static Path writeTo(Path folder, String pooling) throws IOException {
    Files.createDirectories(folder.resolve("onnx"));
    Files.createDirectories(folder.resolve("1_Pooling"));
    Files.write(folder.resolve("onnx/model.onnx"), model().bytes());
    Files.write(folder.resolve("onnx/" + WEIGHTS), weights());
    Files.writeString(folder.resolve("onnx/tokenizer.json"), tokenizer());
    Files.writeString(
        folder.resolve("config.json"),
        "{\"architectures\": [\"XLMRobertaModel\"], \"model_type\": \"xlm-roberta\","
            + " \"max_position_embeddings\": 514}");
    Files.writeString(folder.resolve("1_Pooling/config.json"), "{\"" + pooling + "\": true}");
    Files.writeString(
        folder.resolve("modules.json"),
        "[{\"type\": \"sentence_transformers.models.Transformer\"},"
            + " {\"type\": \"sentence_transformers.models.Pooling\"},"
            + " {\"type\": \"sentence_transformers.models.Normalize\"}]");
    Files.writeString(
        folder.resolve("config_sentence_transformers.json"),
        "{\"prompts\": {\"query\": \"%s\", \"passage\": \"%s\"}}".formatted(QUERY, PASSAGE));
    Files.writeString(folder.resolve("sentence_bert_config.json"), "{\"max_seq_length\": 128}");
    return folder;
  }

  /** The vector that a text must have, computed without the model. */
  public static float[] vector(String text, boolean first) {
    List<Integer> ids = ids(text);
    double[] sum = new double[WIDTH];
    for (int id : first ? ids.subList(0, 1) : ids) {
      float[] row = row(PIECES.get(id));
      for (int i = 0; i < WIDTH; i++) {
        sum[i] += row[i];
      }
    }
    double length = 0;
    for (double value : sum) {
      length += value * value;
    }
    float[] vector = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      vector[i] = (float) (sum[i] / Math.sqrt(length));
    }
    return vector;
  }

  private static List<Integer> ids(String text) {
    List<Integer> ids = new ArrayList<>();
    String normal = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    for (String word : normal.replaceAll("[:?]", " $0 ").strip().split("\\s+", -1)) {
      for (int i = 0; i < word.length(); i++) {
        ids.add(PIECES.indexOf((i == 0 ? "" : "##") + word.charAt(i)));
      }
    }
    return ids;
  }

  private static float[] row(String piece) {
    Random random = new Random(piece.hashCode());
    float[] row = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      row[i] = (float) random.nextGaussian();
    }
    return row;
  }

  private static byte[] weights() {
    ByteBuffer buffer =
        ByteBuffer.allocate(PIECES.size() * WIDTH * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    PIECES.forEach(
        piece -> {
          for (float value : row(piece)) {
            buffer.putFloat(value);
          }
        });
    return buffer.array();
  }

  /** One lookup, in ONNX IR 8 with opset 13; the table is in the other file. */
  private static ProtobufWriter model() {
    ProtobufWriter table =
        new ProtobufWriter()
            .number(1, PIECES.size())
            .number(1, WIDTH)
            .number(2, 1)
            .text(8, "table")
            .message(13, new ProtobufWriter().text(1, "location").text(2, WEIGHTS))
            .message(13, new ProtobufWriter().text(1, "offset").text(2, "0"))
            .message(
                13,
                new ProtobufWriter()
                    .text(1, "length")
                    .text(2, String.valueOf(PIECES.size() * WIDTH * Float.BYTES)))
            .number(14, 1);
    ProtobufWriter graph =
        new ProtobufWriter()
            .message(
                1,
                new ProtobufWriter()
                    .text(1, "table")
                    .text(1, "input_ids")
                    .text(2, "last_hidden_state")
                    .text(4, "Gather"))
            .text(2, "toy")
            .message(5, table)
            .message(11, TinyOnnxModel.value("input_ids", 7, 2))
            .message(11, TinyOnnxModel.value("attention_mask", 7, 2))
            .message(12, TinyOnnxModel.value("last_hidden_state", 1, 3, WIDTH));
    return new ProtobufWriter()
        .number(1, 8)
        .message(7, graph)
        .message(8, new ProtobufWriter().number(2, 13));
  }

  private static String tokenizer() {
    StringBuilder vocabulary = new StringBuilder();
    for (int i = 0; i < PIECES.size(); i++) {
      vocabulary.append(i == 0 ? "" : ", ").append("\"" + PIECES.get(i) + "\": " + i);
    }
    return """
        {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
         "normalizer": {"type": "Sequence", "normalizers": [{"type": "Lowercase"}, {"type": "NFD"}]},
         "pre_tokenizer": {"type": "BertPreTokenizer"}, "decoder": null, "post_processor": null,
         "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
          "max_input_chars_per_word": 100, "vocab": {%s}}}
        """
        .formatted(vocabulary);
  }
}
