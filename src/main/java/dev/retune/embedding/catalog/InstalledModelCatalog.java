package dev.retune.embedding.catalog;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.embedding.folder.DirectoryTrees;
import dev.retune.embedding.folder.FileCache;
import dev.retune.embedding.folder.FileFingerprints;
import dev.retune.embedding.folder.ModelFolder;
import dev.retune.embedding.model.ComputeDevice;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelSettings;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.embedding.onnx.AcceleratorSelector;
import dev.retune.embedding.onnx.ModelProbe;
import dev.retune.embedding.onnx.OnnxEmbedder;
import dev.retune.embedding.quantization.QuantizationScaleFixer;
import dev.retune.embedding.tokenizer.ModelTokenizer;
import dev.retune.embedding.tokenizer.TokenizerLanguageFit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The built-in model, the folders under {@code models} in the Retune home (each named by its
 * folder), and any exported folder by its path.
 */
public final class InstalledModelCatalog implements ModelCatalog {
  private static final Logger LOG = LoggerFactory.getLogger(InstalledModelCatalog.class);
  private static final String BUILT_IN_FOLDER = "builtin";
  private static final String COPIES_FOLDER = "fixed-scales";

  private static final Set<String> RESERVED = Set.of(BUILT_IN, BUILT_IN_FOLDER, COPIES_FOLDER);

  private final Path models;
  private final int sessions;
  private final AcceleratorSelector accelerator;
  private final FileCache cache;
  private final FileFingerprints fingerprints;
  private final QuantizationScaleFixer fixedScales;

  /** Under this home, with one session for each core. */
  public InstalledModelCatalog(Path home) {
    this(home, Runtime.getRuntime().availableProcessors());
  }

  /** Under this home, with at most so many ONNX sessions for each open model. */
  public InstalledModelCatalog(Path home, int sessions) {
    this(home, sessions, AcceleratorSelector.none());
  }

  /**
   * Under this home, on a device.
   *
   * @param missing is told once when the device is not there and the processor takes its place
   */
  public InstalledModelCatalog(
      Path home, ComputeDevice device, Consumer<ApplicationException> missing) {
    this(
        home, Runtime.getRuntime().availableProcessors(), new AcceleratorSelector(device, missing));
  }

  private InstalledModelCatalog(Path home, int cores, AcceleratorSelector accelerator) {
    models = home.resolve("models");
    this.accelerator = accelerator;
    this.sessions = accelerator.sessions(cores);
    cache = new FileCache(models.resolve("remembered.json"));
    fingerprints = new FileFingerprints(cache);
    fixedScales = new QuantizationScaleFixer(models.resolve(COPIES_FOLDER));
  }

  /** A folder that holds no usable model is left out, with the reason in the log. */
  @Override
  public List<ModelSpec> list() {
    List<ModelSpec> found = new ArrayList<>();
    found.add(find(BUILT_IN));
    for (String name : installed()) {
      try {
        found.add(find(name));
      } catch (ApplicationException e) {
        LOG.warn("The model folder {} cannot be used", models.resolve(name), e);
      }
    }
    return List.copyOf(found);
  }

  @Override
  public ModelSpec find(String idOrFolder) {
    return ready(folder(idOrFolder)).spec();
  }

  @Override
  public Embedder open(ModelSpec model) {
    Ready ready = ready(folder(model.id()));
    if (!ready.spec().equals(model)) {
      throw new InvalidInputException("embedding.changed", ready.folder().onnx().toString());
    }
    return new OnnxEmbedder(model, ready.folder(), ready.probe().steady(), accelerator, sessions);
  }

  /**
   * How well a model knows the writing of some texts.
   *
   * @throws InvalidInputException as {@link #find}
   */
  public TokenizerLanguageFit fit(String idOrFolder, List<String> texts) {
    try (ModelTokenizer tokenizer = new ModelTokenizer(folder(idOrFolder).tokenizer())) {
      return TokenizerLanguageFit.of(texts, tokenizer);
    }
  }

  /**
   * Takes a copy of an exported model into the home, under its folder's name.
   *
   * @throws InvalidInputException when it cannot be used, or another of that name is there; nothing
   *     is kept then
   */
  public ModelSpec add(Path folder) {
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    if (RESERVED.contains(name) || installed().contains(name)) {
      throw new InvalidInputException("embedding.nameTaken", name);
    }
    LOG.info("taking in {}", find(folder.toString()));
    Path partial = models.resolve(name + ".partial");
    try {
      DirectoryTrees.delete(partial);
      DirectoryTrees.copy(folder, partial);
      Files.move(partial, models.resolve(name));
    } catch (IOException e) {
      throw new UnavailableException(
          e, "embedding.notCopied", folder.toString(), models.toString());
    }
    return find(name);
  }

  private List<String> installed() {
    if (!Files.isDirectory(models)) {
      return List.of();
    }
    try (var folders = Files.list(models)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !RESERVED.contains(name))
          .filter(name -> !name.endsWith(".partial"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UnavailableException(e, "embedding.unreadable", models.toString());
    }
  }

  private ModelFolder folder(String idOrFolder) {
    if (idOrFolder.equals(BUILT_IN)) {
      return BuiltInModel.unpacked(models.resolve(BUILT_IN_FOLDER), fingerprints);
    }
    if (installed().contains(idOrFolder)) {
      return ModelFolder.read(idOrFolder, models.resolve(idOrFolder));
    }
    try {
      Path folder = Path.of(idOrFolder);
      if (!idOrFolder.isBlank() && Files.isDirectory(folder)) {
        Path real = folder.toRealPath();
        return ModelFolder.read(real.toString(), real);
      }
    } catch (InvalidPathException e) {
      throw new InvalidInputException(e, "embedding.noModel", idOrFolder);
    } catch (IOException e) {
      throw new UnavailableException(e, "embedding.unreadable", idOrFolder);
    }
    throw new InvalidInputException("embedding.noModel", idOrFolder);
  }

  /** A model as it is put to work: the file that is run, and what is said of it. */
  private record Ready(ModelFolder folder, ModelProbe probe, ModelSpec spec) {}

  private Ready ready(ModelFolder folder) {
    String weights = weights(folder);
    ModelProbe probe = probe(folder, weights);
    if (!probe.steady()) {
      Optional<Path> copy = fixedCopy(folder, weights);
      if (copy.isPresent()) {
        ModelFolder fixed = folder.with(copy.get());
        String both = FileFingerprints.ofAll(QuantizationScaleFixer.METHOD, weights);
        ModelProbe again = probe(fixed, both);
        return new Ready(fixed, again, spec(folder, again, both));
      }
    }
    return new Ready(folder, probe, spec(folder, probe, weights));
  }

  private Optional<Path> fixedCopy(ModelFolder folder, String weights) {
    String question = "%s %s".formatted(QuantizationScaleFixer.METHOD, weights);
    boolean possible =
        Boolean.parseBoolean(
            cache.get(question, () -> String.valueOf(fixedScales.of(folder, weights).isPresent())));
    return possible ? fixedScales.of(folder, weights) : Optional.empty();
  }

  private ModelProbe probe(ModelFolder folder, String weights) {
    String question =
        "probe %s %s %s".formatted(weights, fingerprints.of(folder.tokenizer()), folder.settings());
    return ModelProbe.read(cache.get(question, () -> ModelProbe.of(folder).written()));
  }

  private ModelSpec spec(ModelFolder folder, ModelProbe probe, String weights) {
    ModelSettings settings = folder.settings();
    String fingerprint =
        FileFingerprints.ofAll(
            weights,
            probe.dimension(),
            settings.maxTokens(),
            settings.pooling(),
            settings.normalize(),
            settings.queryPrefix(),
            settings.passagePrefix());
    return new ModelSpec(
        folder.id(),
        probe.dimension(),
        settings.maxTokens(),
        settings.pooling(),
        settings.normalize(),
        settings.queryPrefix(),
        settings.passagePrefix(),
        fingerprint,
        fingerprints.of(folder.tokenizer()));
  }

  private String weights(ModelFolder folder) {
    return FileFingerprints.ofAll(folder.weights().stream().map(fingerprints::of).toArray());
  }
}
