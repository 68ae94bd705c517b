package dev.retune.embedding.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A real ONNX model of a few kilobytes. It looks tokens up in a table of random vectors, so that
 * thousands of texts take no time.
 *
 * @param output the kind of output
 * @param outputName the name of the output
 * @param inputs the names of the inputs
 * @param rows the number of tokens in the table
 */
public record TinyOnnxModel(Output output, String outputName, List<String> inputs, int rows) {
  public static final int WIDTH = 8;

  /** The tokenizer's vocabulary is w0, w1, ... */
  public static final int WORDS = 50;

  /** Special tokens precede the words. */
  private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]");

  /** Output shapes: [b, t, 8] floats, [b, 8] floats, [b, t] integers. */
  public enum Output {
    TOKENS,
    TEXT,
    INTEGERS
  }

  /** The usual export. */
  public static TinyOnnxModel usual() {
    return new TinyOnnxModel(
        Output.TOKENS, "last_hidden_state", List.of("input_ids", "attention_mask"), vocabulary());
  }

  static int vocabulary() {
    return SPECIAL.size() + WORDS;
  }

  public TinyOnnxModel giving(Output other, String name) {
    return new TinyOnnxModel(other, name, inputs, rows);
  }

  public TinyOnnxModel asking(String... others) {
    return new TinyOnnxModel(output, outputName, List.of(others), rows);
  }

  TinyOnnxModel withRows(int others) {
    return new TinyOnnxModel(output, outputName, inputs, others);
  }

  /** Writes model.onnx and tokenizer.json. */
  public Path writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("model.onnx"), model().bytes());
    Files.writeString(folder.resolve("tokenizer.json"), tokenizer());
    return folder;
  }

  /** A ModelProto of ONNX IR 8 with opset 13. */
  private ProtobufWriter model() {
    ProtobufWriter graph = new ProtobufWriter();
    String looked = output == Output.TOKENS ? outputName : "looked";
    switch (output) {
      case TOKENS -> graph.message(1, gather(looked));
      case TEXT -> {
        graph.message(1, gather(looked));
        graph.message(
            1, node("ReduceMean", looked).message(5, axis()).message(5, ints("keepdims", 0)));
      }
      case INTEGERS -> graph.message(1, node("Identity", "input_ids"));
    }
    graph.text(2, "tiny").message(5, table());
    inputs.forEach(name -> graph.message(11, value(name, 7, 2)));
    graph.message(
        12,
        switch (output) {
          case TOKENS -> value(outputName, 1, 3);
          case TEXT -> value(outputName, 1, 2);
          case INTEGERS -> value(outputName, 7, 2);
        });
    return new ProtobufWriter()
        .number(1, 8)
        .message(7, graph)
        .message(8, new ProtobufWriter().number(2, 13));
  }

  private static ProtobufWriter gather(String to) {
    return new ProtobufWriter().text(1, "table").text(1, "input_ids").text(2, to).text(4, "Gather");
  }

  private ProtobufWriter node(String operator, String from) {
    return new ProtobufWriter().text(1, from).text(2, outputName).text(4, operator);
  }

  private static ProtobufWriter ints(String name, long value) {
    return new ProtobufWriter().text(1, name).number(3, value).number(20, 2);
  }

  private static ProtobufWriter axis() {
    return new ProtobufWriter().text(1, "axes").number(8, 1).number(20, 7);
  }

  private ProtobufWriter table() {
    Random random = new Random(5);
    float[] values = new float[rows * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new ProtobufWriter()
        .number(1, rows)
        .number(1, WIDTH)
        .number(2, 1)
        .text(8, "table")
        .floats(9, values);
  }

  /** The name, element type (1 float, 7 int64) and shape of a tensor with dynamic sizes. */
  static ProtobufWriter value(String name, int type, int rank) {
    return value(name, type, rank, WIDTH);
  }

  static ProtobufWriter value(String name, int type, int rank, int width) {
    ProtobufWriter shape = new ProtobufWriter();
    for (int i = 0; i < rank; i++) {
      shape.message(
          1,
          i == 2 ? new ProtobufWriter().number(1, width) : new ProtobufWriter().text(2, "n" + i));
    }
    ProtobufWriter tensor = new ProtobufWriter().number(1, type).message(2, shape);
    return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensor));
  }

  private static String tokenizer() {
    List<String> all =
        IntStream.range(0, vocabulary())
            .mapToObj(i -> i < SPECIAL.size() ? SPECIAL.get(i) : "w" + (i - SPECIAL.size()))
            .toList();
    String vocabulary =
        IntStream.range(0, all.size())
            .mapToObj(i -> "\"" + all.get(i) + "\": " + i)
            .collect(Collectors.joining(", "));
    return """
        {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
         "normalizer": null, "pre_tokenizer": {"type": "Whitespace"}, "decoder": null,
         "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", 3], "cls": ["[CLS]", 2]},
         "model": {"type": "WordLevel", "unk_token": "[UNK]", "vocab": {%s}}}
        """
        .formatted(vocabulary);
  }
}
