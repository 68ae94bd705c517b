package dev.retune.embed;

import dev.retune.fault.BadInput;
import dev.retune.fault.Failure;
import dev.retune.fault.Unavailable;
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
public final class InstalledModels implements Models {
  private static final Logger LOG = LoggerFactory.getLogger(InstalledModels.class);
  private static final String BUILT_IN_FOLDER = "builtin";
  private static final String COPIES_FOLDER = "fixed-scales";

  private static final Set<String> RESERVED = Set.of(BUILT_IN, BUILT_IN_FOLDER, COPIES_FOLDER);

  private final Path models;
  private final int sessions;
  private final Accelerator accelerator;
  private final Remembered remembered;
  private final Fingerprints fingerprints;
  private final FixedScales fixedScales;

  /** Under this home, with one session for each core. */
  public InstalledModels(Path home) {
    this(home, Runtime.getRuntime().availableProcessors());
  }

  /** Under this home, with at most so many ONNX sessions for each open model. */
  public InstalledModels(Path home, int sessions) {
    this(home, sessions, Accelerator.none());
  }

  /**
   * Under this home, on a device.
   *
   * @param missing is told once when the device is not there and the processor takes its place
   */
  public InstalledModels(Path home, Device device, Consumer<Failure> missing) {
    this(home, Runtime.getRuntime().availableProcessors(), new Accelerator(device, missing));
  }

  private InstalledModels(Path home, int cores, Accelerator accelerator) {
    models = home.resolve("models");
    this.accelerator = accelerator;
    this.sessions = accelerator.sessions(cores);
    remembered = new Remembered(models.resolve("remembered.json"));
    fingerprints = new Fingerprints(remembered);
    fixedScales = new FixedScales(models.resolve(COPIES_FOLDER));
  }

  /** A folder that holds no usable model is left out, with the reason in the log. */
  @Override
  public List<ModelSpec> list() {
    List<ModelSpec> found = new ArrayList<>();
    found.add(find(BUILT_IN));
    for (String name : installed()) {
      try {
        found.add(find(name));
      } catch (Failure e) {
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
      throw new BadInput("embed.changed", ready.folder().onnx().toString());
    }
    return new OnnxEmbedder(model, ready.folder(), ready.probe().steady(), accelerator, sessions);
  }

  /**
   * How well a model knows the writing of some texts.
   *
   * @throws BadInput as {@link #find}
   */
  public LanguageFit fit(String idOrFolder, List<String> texts) {
    try (Tokens tokens = new Tokens(folder(idOrFolder).tokenizer())) {
      return LanguageFit.of(texts, tokens);
    }
  }

  /**
   * Takes a copy of an exported model into the home, under its folder's name.
   *
   * @throws BadInput when it cannot be used, or another of that name is there; nothing is kept then
   */
  public ModelSpec add(Path folder) {
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    if (RESERVED.contains(name) || installed().contains(name)) {
      throw new BadInput("embed.nameTaken", name);
    }
    LOG.info("taking in {}", find(folder.toString()));
    Path partial = models.resolve(name + ".partial");
    try {
      Trees.delete(partial);
      Trees.copy(folder, partial);
      Files.move(partial, models.resolve(name));
    } catch (IOException e) {
      throw new Unavailable(e, "embed.notCopied", folder.toString(), models.toString());
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
      throw new Unavailable(e, "embed.unreadable", models.toString());
    }
  }

  private ModelFolder folder(String idOrFolder) {
    if (idOrFolder.equals(BUILT_IN)) {
      return BuiltIn.unpacked(models.resolve(BUILT_IN_FOLDER), fingerprints);
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
      throw new BadInput(e, "embed.noModel", idOrFolder);
    } catch (IOException e) {
      throw new Unavailable(e, "embed.unreadable", idOrFolder);
    }
    throw new BadInput("embed.noModel", idOrFolder);
  }

  /** A model as it is put to work: the file that is run, and what is said of it. */
  private record Ready(ModelFolder folder, Probe probe, ModelSpec spec) {}

  private Ready ready(ModelFolder folder) {
    String weights = weights(folder);
    Probe probe = probe(folder, weights);
    if (!probe.steady()) {
      Optional<Path> copy = fixedCopy(folder, weights);
      if (copy.isPresent()) {
        ModelFolder fixed = folder.with(copy.get());
        String both = Fingerprints.ofAll(FixedScales.METHOD, weights);
        Probe again = probe(fixed, both);
        return new Ready(fixed, again, spec(folder, again, both));
      }
    }
    return new Ready(folder, probe, spec(folder, probe, weights));
  }

  private Optional<Path> fixedCopy(ModelFolder folder, String weights) {
    String question = "%s %s".formatted(FixedScales.METHOD, weights);
    boolean possible =
        Boolean.parseBoolean(
            remembered.get(
                question, () -> String.valueOf(fixedScales.of(folder, weights).isPresent())));
    return possible ? fixedScales.of(folder, weights) : Optional.empty();
  }

  private Probe probe(ModelFolder folder, String weights) {
    String question =
        "probe %s %s %s".formatted(weights, fingerprints.of(folder.tokenizer()), folder.settings());
    return Probe.read(remembered.get(question, () -> Probe.of(folder).written()));
  }

  private ModelSpec spec(ModelFolder folder, Probe probe, String weights) {
    ModelSettings settings = folder.settings();
    String fingerprint =
        Fingerprints.ofAll(
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
    return Fingerprints.ofAll(folder.weights().stream().map(fingerprints::of).toArray());
  }
}
