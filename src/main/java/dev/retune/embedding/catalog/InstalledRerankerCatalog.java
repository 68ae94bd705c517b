package dev.retune.embedding.catalog;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.folder.FileCache;
import dev.retune.embedding.folder.FileFingerprints;
import dev.retune.embedding.model.Reranker;
import dev.retune.embedding.model.RerankerCatalog;
import dev.retune.embedding.model.RerankerSpec;
import dev.retune.embedding.onnx.AcceleratorSelector;
import dev.retune.embedding.onnx.SessionPolicy;
import dev.retune.embedding.quantization.QuantizationScaleFixer;
import dev.retune.embedding.reranking.CrossEncoderFolder;
import dev.retune.embedding.reranking.CrossEncoderProbe;
import dev.retune.embedding.reranking.OnnxReranker;
import dev.retune.embedding.reranking.QuantizedCrossEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rerankers among the installed models, and exported ones anywhere (by path). */
final class InstalledRerankerCatalog implements RerankerCatalog {
  private static final Logger LOG = LoggerFactory.getLogger(InstalledRerankerCatalog.class);

  private final FileCache cache;
  private final FileFingerprints fingerprints;
  private final FixedScaleCopies scales;
  private final AcceleratorSelector accelerator;
  private final SessionPolicy sessions;
  private final Supplier<List<String>> installed;
  private final Function<String, Place> places;

  /** An id and its folder. */
  record Place(String id, Path folder) {}

  /**
   * Creates a catalog.
   *
   * @param installed the ids of all installed models
   * @param places the folder of a model, by id or path; throws when there is none
   */
  InstalledRerankerCatalog(
      FileCache cache,
      FileFingerprints fingerprints,
      FixedScaleCopies scales,
      AcceleratorSelector accelerator,
      SessionPolicy sessions,
      Supplier<List<String>> installed,
      Function<String, Place> places) {
    this.cache = cache;
    this.fingerprints = fingerprints;
    this.scales = scales;
    this.accelerator = accelerator;
    this.sessions = sessions;
    this.installed = installed;
    this.places = places;
  }

  /** What is known of a reranker after it was run once. */
  private record Known(CrossEncoderFolder folder, boolean batchInvariant, RerankerSpec spec) {}

  /** Skips a folder without a usable reranker, logging the reason. */
  @Override
  public List<RerankerSpec> list() {
    List<RerankerSpec> found = new ArrayList<>();
    for (String name : installed.get()) {
      try {
        if (CrossEncoderFolder.isIn(places.apply(name).folder())) {
          found.add(find(name));
        }
      } catch (ApplicationException e) {
        LOG.warn("The reranker {} cannot be used", name, e);
      }
    }
    return List.copyOf(found);
  }

  @Override
  public RerankerSpec find(String idOrFolder) {
    return known(idOrFolder).spec();
  }

  @Override
  public Reranker open(RerankerSpec reranker) {
    Known known = known(reranker.id());
    if (!known.spec().equals(reranker)) {
      throw new InvalidInputException(
          "embedding.changed", known.folder().files().onnx().toString());
    }
    return new OnnxReranker(
        reranker, known.folder(), known.batchInvariant(), accelerator, sessions);
  }

  private Known known(String idOrFolder) {
    Place place = places.apply(idOrFolder);
    if (!CrossEncoderFolder.isIn(place.folder())) {
      throw new InvalidInputException("embedding.noReranker", idOrFolder);
    }
    CrossEncoderFolder folder = CrossEncoderFolder.read(place.id(), place.folder());
    String weights =
        FileFingerprints.ofAll(folder.files().weights().stream().map(fingerprints::of).toArray());
    if (isBatchInvariant(folder, weights)) {
      return known(place.id(), folder, true, weights);
    }
    Optional<Path> copy =
        scales.copy("reranker", new QuantizedCrossEncoder(folder.files()), weights);
    if (copy.isEmpty()) {
      return known(place.id(), folder, false, weights);
    }
    CrossEncoderFolder fixed =
        new CrossEncoderFolder(folder.files().with(copy.get()), folder.activation());
    String both = FileFingerprints.ofAll(QuantizationScaleFixer.METHOD, weights);
    return known(place.id(), fixed, isBatchInvariant(fixed, both), both);
  }

  private boolean isBatchInvariant(CrossEncoderFolder folder, String weights) {
    String question =
        "reranker %s %s %d"
            .formatted(
                weights,
                fingerprints.of(folder.files().tokenizer()),
                folder.files().settings().maxTokens());
    return Boolean.parseBoolean(
        cache.get(question, () -> String.valueOf(CrossEncoderProbe.isBatchInvariant(folder))));
  }

  private Known known(
      String id, CrossEncoderFolder folder, boolean batchInvariant, String weights) {
    int most = folder.files().settings().maxTokens();
    RerankerSpec spec =
        new RerankerSpec(
            id,
            most,
            folder.activation(),
            FileFingerprints.ofAll(weights, most, folder.activation()),
            fingerprints.of(folder.files().tokenizer()));
    return new Known(folder, batchInvariant, spec);
  }
}
