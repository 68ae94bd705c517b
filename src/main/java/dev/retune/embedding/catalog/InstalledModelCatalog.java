package dev.retune.embedding.catalog;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.embedding.catalog.InstalledRerankerCatalog.Place;
import dev.retune.embedding.folder.DirectoryTrees;
import dev.retune.embedding.folder.FileCache;
import dev.retune.embedding.folder.FileFingerprints;
import dev.retune.embedding.folder.ModelFolder;
import dev.retune.embedding.model.ComputeDevice;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.embedding.model.RerankerCatalog;
import dev.retune.embedding.onnx.AcceleratorSelector;
import dev.retune.embedding.onnx.OnnxEmbedder;
import dev.retune.embedding.onnx.SessionPolicy;
import dev.retune.embedding.quantization.QuantizationScaleFixer;
import dev.retune.embedding.reranking.CrossEncoderFolder;
import dev.retune.embedding.tokenizer.ModelTokenizer;
import dev.retune.embedding.tokenizer.TokenizerLanguageFit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the built-in model, the models in the home's {@code models} folder (by folder name), and
 * exported models anywhere (by path).
 */
public final class InstalledModelCatalog implements ModelCatalog {
  private static final Logger LOG = LoggerFactory.getLogger(InstalledModelCatalog.class);

  private final Path models;
  private final InstalledModelFolders folders;
  private final SessionPolicy sessions;
  private final AcceleratorSelector accelerator;
  private final FileFingerprints fingerprints;
  private final ModelPreparation preparation;
  private final RerankerCatalog rerankers;

  /** Creates a catalog for a home, with one session per core. */
  public InstalledModelCatalog(Path home) {
    this(home, Runtime.getRuntime().availableProcessors());
  }

  /** Creates a catalog for a home, with a maximum number of ONNX sessions per open model. */
  public InstalledModelCatalog(Path home, int sessions) {
    this(home, AcceleratorSelector.none(), SessionPolicy.kept(sessions));
  }

  /**
   * Creates a catalog for a home and a device.
   *
   * @param missing called once when the device is not available and the CPU is used instead
   */
  public InstalledModelCatalog(
      Path home,
      ComputeDevice device,
      ModelLifetime lifetime,
      Consumer<ApplicationException> missing) {
    AcceleratorSelector accelerator = new AcceleratorSelector(device, missing);
    this(
        home,
        accelerator,
        lifetime.sessions(accelerator.sessions(Runtime.getRuntime().availableProcessors())));
  }

  private InstalledModelCatalog(
      Path home, AcceleratorSelector accelerator, SessionPolicy sessions) {
    models = home.resolve("models");
    folders = new InstalledModelFolders(models);
    this.accelerator = accelerator;
    this.sessions = sessions;
    FileCache cache = new FileCache(models.resolve("remembered.json"));
    fingerprints = new FileFingerprints(cache);
    FixedScaleCopies copies =
        new FixedScaleCopies(
            cache, new QuantizationScaleFixer(models.resolve(InstalledModelFolders.COPIES)));
    preparation = new ModelPreparation(cache, fingerprints, copies);
    rerankers =
        new InstalledRerankerCatalog(
            cache, fingerprints, copies, accelerator, sessions, folders::ids, folders::place);
  }

  /** Skips a folder without a usable model, logging the reason. */
  @Override
  public List<ModelSpec> list() {
    List<ModelSpec> found = new ArrayList<>();
    found.add(find(BUILT_IN));
    for (String name : folders.ids()) {
      try {
        if (!CrossEncoderFolder.isIn(models.resolve(name))) {
          found.add(find(name));
        }
      } catch (ApplicationException e) {
        LOG.warn("The model folder {} cannot be used", models.resolve(name), e);
      }
    }
    return List.copyOf(found);
  }

  @Override
  public ModelSpec find(String idOrFolder) {
    return preparation.of(folder(idOrFolder)).spec();
  }

  @Override
  public Embedder open(ModelSpec model) {
    PreparedModelFiles ready = preparation.of(folder(model.id()));
    if (!ready.spec().equals(model)) {
      throw new InvalidInputException("embedding.changed", ready.folder().onnx().toString());
    }
    return new OnnxEmbedder(
        model, ready.folder(), ready.probe().batchInvariant(), accelerator, sessions);
  }

  /**
   * Determines how well a model's tokenizer fits the language of some texts.
   *
   * @throws InvalidInputException as for {@link #find}
   */
  public TokenizerLanguageFit fit(String idOrFolder, List<String> texts) {
    try (ModelTokenizer tokenizer = new ModelTokenizer(folder(idOrFolder).tokenizer())) {
      return TokenizerLanguageFit.of(texts, tokenizer);
    }
  }

  /**
   * Copies an exported model into the home, keeping its folder name.
   *
   * @throws InvalidInputException when it cannot be used or the name is taken; nothing is kept then
   */
  public ModelSpec add(Path folder) {
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    if (folders.isTaken(name)) {
      throw new InvalidInputException("embedding.nameTaken", name);
    }
    LOG.info("Installing {}", find(folder.toString()));
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

  /** The ids of all installed models, of every kind; not the built-in one. */
  public List<String> installedIds() {
    return folders.ids();
  }

  /**
   * The id of an installed model, which may be named by its id or by its name at the hub, with or
   * without a commit.
   *
   * @throws InvalidInputException when none or several have that name
   */
  public String idOf(String name) {
    return folders.idOf(name);
  }

  /** The folder of a model's files. */
  public Path folderOf(ModelSpec model) {
    if (model.id().equals(BUILT_IN)) {
      return models.resolve(InstalledModelFolders.BUILT_IN);
    }
    return folders.ids().contains(model.id()) ? models.resolve(model.id()) : Path.of(model.id());
  }

  /**
   * Removes an installed model and the copy that was made of it.
   *
   * @return its id
   * @throws InvalidInputException when there is none of that name, or it is the built-in one
   */
  public String remove(String name) {
    if (name.equals(BUILT_IN)) {
      throw new InvalidInputException("model.builtIn", name);
    }
    String id = idOf(name);
    Path folder = models.resolve(id);
    Path aside = models.resolve(id + ".removed.partial");
    try {
      preparation.forget(ModelFolder.read(id, folder));
    } catch (InvalidInputException e) {
      LOG.info("{} has no usable model to forget", folder, e);
    }
    try {
      DirectoryTrees.delete(aside);
      Files.move(folder, aside);
      DirectoryTrees.delete(aside);
    } catch (IOException e) {
      throw new UnavailableException(e, "model.notWritten", models.toString());
    }
    return id;
  }

  /**
   * Runs the model in a folder once, as a reranker if it is one.
   *
   * @throws InvalidInputException when it cannot be used
   */
  public void tryOut(Path folder) {
    if (CrossEncoderFolder.isIn(folder)) {
      rerankers.find(folder.toString());
    } else {
      find(folder.toString());
    }
  }

  @Override
  public RerankerCatalog rerankers() {
    return rerankers;
  }

  private ModelFolder folder(String idOrFolder) {
    if (idOrFolder.equals(BUILT_IN)) {
      return BuiltInModel.unpacked(models.resolve(InstalledModelFolders.BUILT_IN), fingerprints);
    }
    Place place = folders.place(idOrFolder);
    if (CrossEncoderFolder.isIn(place.folder())) {
      throw new InvalidInputException("embedding.isReranker", idOrFolder);
    }
    return ModelFolder.read(place.id(), place.folder());
  }
}
