package dev.retune.embedding.quantization;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a copy of a dynamically quantized model in which the input scales of its layers are fixed
 * to the {@linkplain ActivationRanges ranges} measured on synthetic texts. A text's vector is then
 * bit for bit independent of its batch, so that texts can share batches, and the search for the
 * extremes of each layer's input is saved. Where possible the copy also uses the faster {@linkplain
 * SequenceMajorLayout sequence-major layout}, which computes the same numbers. For int8
 * all-MiniLM-L6-v2 the STS benchmark (test part, Spearman x 100) stays at 81.98.
 */
public final class QuantizationScaleFixer {
  private static final Logger LOG = LoggerFactory.getLogger(QuantizationScaleFixer.class);

  /** Part of a model's fingerprint; raise it when the vectors change. */
  public static final String METHOD = "fixed-scales-1";

  /** Part of a copy's file name; raise it when the graph changes but the vectors do not. */
  private static final String FORM = "sequence-first-1";

  /**
   * The minimum mean cosine between the vectors of both models. Moving a text to another batch of
   * the original model costs 0.007; a layer with a wrong range costs tenths.
   */
  private static final double MIN_COSINE = 0.97;

  /** The minimum for two layouts of one model, which add the same numbers. */
  private static final double MIN_LAYOUT_COSINE = 0.9999;

  private final Path copies;

  /** Creates a fixer that stores copies in a folder, named by their weights. */
  public QuantizationScaleFixer(Path copies) {
    this.copies = copies;
  }

  /**
   * Returns the copy, making it if needed. Empty when the model cannot be converted.
   *
   * @throws UnavailableException when the copy cannot be written
   */
  public Optional<Path> of(ModelFolder folder, String weights) {
    Path copy = copy(weights);
    if (Files.isRegularFile(copy)) {
      return Optional.of(copy);
    }
    try {
      Files.createDirectories(copies);
      Path scratch = Files.createTempDirectory(copies, "making");
      try (Closeable _ = () -> DirectoryTrees.delete(scratch)) {
        Optional<Path> part = convert(folder, scratch);
        if (part.isPresent()) {
          AtomicFiles.moveInto(part.get(), copy);
        }
        return part.map(_ -> copy);
      }
    } catch (IOException e) {
      // a full disk, for example, must not change the model's fingerprint
      throw new UnavailableException(e, "embedding.notCopied", folder.id(), copies.toString());
    } catch (OrtException | InvalidInputException e) {
      LOG.warn("{} keeps dynamic quantization and runs one text at a time", folder.onnx(), e);
      return Optional.empty();
    }
  }

  private Path copy(String weights) {
    return copies.resolve(FileFingerprints.ofAll(METHOD, FORM, weights) + ".onnx");
  }

  /** Deletes the copy of a model, if there is one. */
  public void forget(String weights) {
    try {
      Files.deleteIfExists(copy(weights));
    } catch (IOException e) {
      LOG.warn("the copy of a removed model cannot be deleted", e);
    }
  }

  private static Optional<Path> convert(ModelFolder folder, Path scratch)
      throws IOException, OrtException {
    Optional<ModelProto> model = fixed(folder, scratch);
    if (model.isEmpty()) {
      return Optional.empty();
    }
    Path part = scratch.resolve("fixed.onnx");
    Files.write(part, model.get().toByteArray());
    List<long[]> texts = new SyntheticTexts(folder).forChecking();
    double meanCosine = meanCosine(folder, folder.with(part), texts);
    LOG.info("{} with fixed scales: mean cosine {}", folder.onnx(), meanCosine);
    return meanCosine >= MIN_COSINE
        ? Optional.of(inSequenceMajorLayout(folder.with(part), model.get(), scratch, texts))
        : Optional.empty();
  }

  /** The model with fixed input scales in its original layout; empty when it has no such layers. */
  static Optional<ModelProto> fixed(ModelFolder folder, Path scratch)
      throws IOException, OrtException {
    if (folder.weights().size() > 1) {
      LOG.info("{} keeps dynamic quantization: its weights are in a separate file", folder.onnx());
      return Optional.empty();
    }
    Map<String, ActivationRanges.Range> ranges =
        ActivationRanges.of(
            folder.onnx(),
            new SyntheticTexts(folder).forMeasuring(),
            scratch.resolve("ranges.onnx"));
    ModelProto.Builder model = optimised(folder.onnx(), scratch.resolve("optimised.onnx"));
    if (!StaticQuantizationRewriter.rewrite(model.getGraphBuilder(), ranges)) {
      LOG.info("{} keeps dynamic quantization: it has unsupported layers", folder.onnx());
      return Optional.empty();
    }
    return Optional.of(model.build());
  }

  /** The model in the faster layout, if its graph can be converted. */
  private static Path inSequenceMajorLayout(
      ModelFolder fixed, ModelProto model, Path scratch, List<long[]> texts)
      throws IOException, OrtException {
    Optional<GraphProto> graph = SequenceMajorLayout.of(model.getGraph());
    if (graph.isEmpty()) {
      LOG.info("{} keeps its layout: its graph is not recognised", fixed.id());
      return fixed.onnx();
    }
    Path part = scratch.resolve("laid-out.onnx");
    Files.write(part, model.toBuilder().setGraph(graph.get()).build().toByteArray());
    double same = meanCosine(fixed, fixed.with(part), texts);
    LOG.info("{} in sequence-major layout: cosine {}", fixed.id(), same);
    return same >= MIN_LAYOUT_COSINE ? part : fixed.onnx();
  }

  /** Applies ONNX Runtime's fusions first, which leave only two forms of quantized layers. */
  private static ModelProto.Builder optimised(Path onnx, Path file)
      throws IOException, OrtException {
    try (var options = OnnxSession.options()) {
      // the highest level whose result does not depend on this machine's CPU
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.EXTENDED_OPT);
      options.setOptimizedModelFilePath(file.toString());
      OnnxSession.environment().createSession(onnx.toString(), options).close();
    }
    return ModelProto.parseFrom(Files.readAllBytes(file)).toBuilder();
  }

  private static double meanCosine(ModelFolder before, ModelFolder after, List<long[]> texts)
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
