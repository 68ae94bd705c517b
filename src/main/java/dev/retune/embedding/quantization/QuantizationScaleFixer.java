package dev.retune.embedding.quantization;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.ByteString;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.io.AtomicFiles;
import dev.retune.embedding.folder.DirectoryTrees;
import dev.retune.embedding.folder.FileFingerprints;
import dev.retune.embedding.folder.ModelFolder;
import dev.retune.embedding.onnx.ModelProbe;
import dev.retune.embedding.onnx.OnnxSession;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy of a model that is quantised while it runs, with the scales of its layers' inputs fixed to
 * the {@linkplain ActivationRanges ranges} they take on made-up texts. A text's vector then no
 * longer depends on the batch it is in, bit for bit, so texts can share batches; and the pass over
 * each layer's input that looks for its extremes is saved. Where it can be, its inside is laid out
 * with {@linkplain SequenceMajorLayout tokens first}, which is faster and gives the same numbers.
 * For int8 all-MiniLM-L6-v2 the STS benchmark (test part, Spearman x 100) stays at 81.98.
 */
public final class QuantizationScaleFixer {
  private static final Logger LOG = LoggerFactory.getLogger(QuantizationScaleFixer.class);

  /** Goes into a model's fingerprint; raise it when other numbers come out. */
  public static final String METHOD = "fixed-scales-1";

  /** Goes into a copy's file name; raise it when the same numbers come from another graph. */
  private static final String FORM = "sequence-first-1";

  /** Steps of a byte. */
  private static final int STEPS = 255;

  /**
   * Least cosine between a text's vectors of both models in the mean. Putting a text into another
   * batch of the model as it was alone costs 0.007; a layer whose range was missed costs tenths.
   */
  private static final double ALIKE = 0.97;

  /** The same for two layouts of one model, which add the same numbers up. */
  private static final double SAME = 0.9999;

  private final Path copies;

  /** Copies are kept in this folder, by their weights. */
  public QuantizationScaleFixer(Path copies) {
    this.copies = copies;
  }

  /**
   * Makes the copy, unless it is there. Empty when this model cannot have one.
   *
   * @throws UnavailableException when the copy cannot be written
   */
  public Optional<Path> of(ModelFolder folder, String weights) {
    Path copy = copies.resolve(FileFingerprints.ofAll(METHOD, FORM, weights) + ".onnx");
    if (Files.isRegularFile(copy)) {
      return Optional.of(copy);
    }
    try {
      Files.createDirectories(copies);
      Path scratch = Files.createTempDirectory(copies, "making");
      try (Closeable _ = () -> DirectoryTrees.delete(scratch)) {
        Optional<Path> part = made(folder, scratch);
        if (part.isPresent()) {
          AtomicFiles.moveInto(part.get(), copy);
        }
        return part.map(_ -> copy);
      }
    } catch (IOException e) {
      // for want of room, say: no reason to call the model another one from now on
      throw new UnavailableException(e, "embedding.notCopied", folder.id(), copies.toString());
    } catch (OrtException | InvalidInputException e) {
      LOG.warn("{} keeps its moving scales and works on one text at a time", folder.onnx(), e);
      return Optional.empty();
    }
  }

  private static Optional<Path> made(ModelFolder folder, Path scratch)
      throws IOException, OrtException {
    Optional<ModelProto> model = fixed(folder, scratch);
    if (model.isEmpty()) {
      return Optional.empty();
    }
    Path part = scratch.resolve("fixed.onnx");
    Files.write(part, model.get().toByteArray());
    List<long[]> texts = new SyntheticTexts(folder).forChecking();
    double alike = alike(folder, folder.with(part), texts);
    LOG.info("{} with fixed scales: cosine {}", folder.onnx(), alike);
    return alike >= ALIKE
        ? Optional.of(laidOut(folder.with(part), model.get(), scratch, texts))
        : Optional.empty();
  }

  /** The model with scales of its inputs fixed, its layout as it was; empty when it has none. */
  static Optional<ModelProto> fixed(ModelFolder folder, Path scratch)
      throws IOException, OrtException {
    if (folder.weights().size() > 1) {
      LOG.info("{} keeps its moving scales: its weights are in a file apart", folder.onnx());
      return Optional.empty();
    }
    Map<String, ActivationRanges.Range> ranges =
        ActivationRanges.of(
            folder.onnx(),
            new SyntheticTexts(folder).forMeasuring(),
            scratch.resolve("ranges.onnx"));
    ModelProto.Builder model = optimised(folder.onnx(), scratch.resolve("optimised.onnx"));
    if (!fix(model.getGraphBuilder(), ranges)) {
      LOG.info("{} keeps its moving scales: it has layers of another kind", folder.onnx());
      return Optional.empty();
    }
    return Optional.of(model.build());
  }

  /** The same model in the layout that is faster where it can be had. */
  private static Path laidOut(ModelFolder fixed, ModelProto model, Path scratch, List<long[]> texts)
      throws IOException, OrtException {
    Optional<GraphProto> graph = SequenceMajorLayout.of(model.getGraph());
    if (graph.isEmpty()) {
      LOG.info("{} keeps its layout: it is of another form", fixed.id());
      return fixed.onnx();
    }
    Path part = scratch.resolve("laid-out.onnx");
    Files.write(part, model.toBuilder().setGraph(graph.get()).build().toByteArray());
    double same = alike(fixed, fixed.with(part), texts);
    LOG.info("{} with tokens first: cosine {}", fixed.id(), same);
    return same >= SAME ? part : fixed.onnx();
  }

  /** The runtime's own fusions first, so that layers come in two forms only. */
  private static ModelProto.Builder optimised(Path onnx, Path file)
      throws IOException, OrtException {
    try (var options = OnnxSession.options()) {
      // the highest level that does not tie the file to this machine's processor
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.EXTENDED_OPT);
      options.setOptimizedModelFilePath(file.toString());
      OnnxSession.environment().createSession(onnx.toString(), options).close();
    }
    return ModelProto.parseFrom(Files.readAllBytes(file)).toBuilder();
  }

  private static boolean fix(GraphProto.Builder graph, Map<String, ActivationRanges.Range> ranges) {
    List<NodeProto> nodes = graph.getNodeList();
    graph.clearNode();
    for (NodeProto node : nodes) {
      switch (node.getOpType()) {
        case "DynamicQuantizeLinear", "DynamicQuantizeMatMul" -> {
          ActivationRanges.Range range = ranges.get(node.getInput(0));
          if (range == null) {
            return false;
          }
          if (node.getOpType().equals("DynamicQuantizeLinear")) {
            quantise(graph, range, node.getInput(0), node.getOutputList());
          } else {
            multiply(graph, range, node);
          }
        }
        default -> graph.addNode(node);
      }
    }
    return true;
  }

  /** Outputs are, as of DynamicQuantizeLinear: bytes, scale, zero point. */
  private static void quantise(
      GraphProto.Builder graph, ActivationRanges.Range range, String input, List<String> outputs) {
    ByteBuffer scale = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    scale.putFloat(0, range.width() / STEPS);
    int zero = Math.round(-range.low() / (range.width() / STEPS));
    graph
        .addInitializer(
            constant(outputs.get(1), TensorProto.DataType.FLOAT).setRawData(bytes(scale.array())))
        .addInitializer(
            constant(outputs.get(2), TensorProto.DataType.UINT8)
                .setRawData(bytes(new byte[] {(byte) zero})))
        .addNode(
            NodeProto.newBuilder()
                .setOpType("QuantizeLinear")
                .setName(outputs.get(0))
                .addAllInput(List.of(input, outputs.get(1), outputs.get(2)))
                .addOutput(outputs.get(0)));
  }

  /**
   * Inputs as the runtime documents them: DynamicQuantizeMatMul has A, B, scale of B, zero point of
   * B, bias; MatMulIntegerToFloat has A, B, both scales, both zero points, bias.
   */
  private static void multiply(
      GraphProto.Builder graph, ActivationRanges.Range range, NodeProto dynamic) {
    String input = dynamic.getInput(0);
    String output = dynamic.getOutput(0);
    List<String> quantised = List.of(output + "/bytes", output + "/scale", output + "/zero");
    quantise(graph, range, input, quantised);
    graph.addNode(
        dynamic.toBuilder()
            .setOpType("MatMulIntegerToFloat")
            .clearAttribute()
            .clearInput()
            .addInput(quantised.get(0))
            .addInput(dynamic.getInput(1))
            .addInput(quantised.get(1))
            .addInput(dynamic.getInput(2))
            .addInput(quantised.get(2))
            .addAllInput(dynamic.getInputList().subList(3, dynamic.getInputCount())));
  }

  private static TensorProto.Builder constant(String name, TensorProto.DataType type) {
    return TensorProto.newBuilder().setName(name).setDataType(type.getNumber());
  }

  private static ByteString bytes(byte[] raw) {
    return ByteString.copyFrom(raw);
  }

  private static double alike(ModelFolder before, ModelFolder after, List<long[]> texts)
      throws OrtException {
    double sum = 0;
    try (var one = new OnnxSession(before);
        var other = new OnnxSession(after)) {
      for (long[] text : texts) {
        List<long[]> alone = List.of(text);
        sum += ModelProbe.cosine(one.run(alone).getFirst(), other.run(alone).getFirst());
      }
    }
    return sum / texts.size();
  }
}
