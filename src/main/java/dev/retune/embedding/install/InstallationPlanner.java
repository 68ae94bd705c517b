package dev.retune.embedding.install;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.io.OwnerOnlyFiles;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.text.JsonFormat;
import dev.retune.embedding.folder.CpuFeatures;
import dev.retune.embedding.folder.ModelFolder;
import dev.retune.embedding.folder.OnnxExternalData;
import dev.retune.embedding.hub.HubCache;
import dev.retune.embedding.hub.HubClient;
import dev.retune.embedding.hub.HubFile;
import dev.retune.embedding.hub.HubModel;
import dev.retune.embedding.hub.ModelAddress;
import dev.retune.embedding.hub.PlainText;
import dev.retune.embedding.model.ComputeDevice;
import dev.retune.embedding.model.ModelKind;
import dev.retune.embedding.model.ModelSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what an installation would do; fetches only small files. */
final class InstallationPlanner {

  /** A model file up to this size is fetched to read where its weights are. */
  static final long SMALL = 16L << 20;

  private static final int COMMIT_DIGITS = 12;

  private final HubClient hub;
  private final HubCache cache;
  private final ModelFileLister lister;
  private final Path models;
  private final CpuFeatures cpu;
  private final ComputeDevice device;

  InstallationPlanner(HubClient hub, Path models, CpuFeatures cpu, ComputeDevice device) {
    this.hub = hub;
    this.cache = new HubCache(hub.environment().cache());
    this.models = models;
    this.cpu = cpu;
    this.device = device;
    this.lister = new ModelFileLister(hub, cache, cpu, device);
  }

  InstallationPlan plan(InstallationRequest request, ProgressMonitor monitor) throws IOException {
    ModelFileLister.Listing listing = lister.list(request.address(), monitor);
    HubModel model = listing.model();
    NeededFiles needed = new NeededFiles(model, listing.files(), cpu, device);
    boolean sentences = needed.file("modules.json").isPresent();
    if (!needed.hasVariants() && model.task().isPresent()) {
      // the more helpful of two reasons
      ModelTask.of(model, sentences, JsonFormat.mapper().createObjectNode());
    }
    VariantChoice choice = request.variant().map(needed::named).orElseGet(needed::best);
    HubFile tokenizer = needed.tokenizer(choice.path());
    String id = id(model.address(), choice.label());
    if (Files.exists(models.resolve(id))) {
      throw new InvalidInputException("model.alreadyInstalled", id);
    }
    StagingFolder staging = new StagingFolder(models.resolve(id + StagingFolder.END));
    OwnerOnlyFiles.folder(models);
    OwnerOnlyFiles.folder(staging.folder());
    FileSource source =
        new FileSource(
            hub,
            cache,
            model.address(),
            staging,
            new DownloadProgress(monitor.reportingTo(progress -> {}), 0),
            listing.fromCache());
    List<HubFile> settings = needed.settings(tokenizer);
    for (HubFile each : settings) {
      source.bring(each);
    }
    ModelKind kind = ModelTask.of(model, sentences, config(staging));
    List<HubFile> files = new ArrayList<>(settings);
    HubFile onnx = needed.file(choice.path()).orElseThrow();
    files.add(tokenizer);
    files.add(onnx);
    long possible = needed.candidates(choice.path()).stream().mapToLong(HubFile::size).sum();
    if (possible > 0 && onnx.size() <= SMALL) {
      source.bring(onnx);
      files.addAll(weights(staging, onnx, listing.files(), model));
      possible = 0;
    }
    return new InstallationPlan(
        id,
        kind,
        model,
        model.repository().equals(request.address().repository())
            ? Optional.empty()
            : Optional.of(request.address().repository()),
        choice,
        tokenizer.path(),
        settings(staging, model),
        planned(model.address(), staging, files),
        listing.files(),
        possible,
        listing.fromCache());
  }

  private static ModelSettings settings(StagingFolder staging, HubModel model) {
    return ModelFolder.settings(staging.folder(), model.repository());
  }

  /** The name of a model's folder; no part of it can hold a separator. */
  private static String id(ModelAddress commit, String variant) {
    String plain = variant.replaceAll("[^A-Za-z0-9._-]", "");
    return commit.repository().replace("/", "--")
        + "@"
        + commit.revision().substring(0, COMMIT_DIGITS)
        + (plain.isEmpty() ? "" : "+" + plain);
  }

  private static JsonNode config(StagingFolder staging) throws IOException {
    Path file = staging.folder().resolve("config.json");
    return Files.isRegularFile(file)
        ? JsonFormat.mapper().readTree(file.toFile())
        : JsonFormat.mapper().createObjectNode();
  }

  /**
   * The files of a model's separate weights, as the model file names them.
   *
   * @throws InvalidInputException when the repository does not have one
   */
  static List<HubFile> weights(
      StagingFolder staging, HubFile onnx, List<HubFile> all, HubModel model) {
    List<HubFile> weights = new ArrayList<>();
    for (String location : OnnxExternalData.of(staging.file(onnx))) {
      String path = NeededFiles.folder(onnx.path()) + location.replaceFirst("^\\./", "");
      weights.add(
          all.stream()
              .filter(each -> each.path().equals(path))
              .findFirst()
              .orElseThrow(
                  () ->
                      new InvalidInputException(
                          "model.noWeights",
                          model.repository(),
                          onnx.path(),
                          PlainText.of(location))));
    }
    return weights;
  }

  private List<PlannedFile> planned(ModelAddress commit, StagingFolder staging, List<HubFile> files)
      throws IOException {
    List<PlannedFile> planned = new ArrayList<>();
    for (HubFile each : files) {
      Optional<Path> cached = cache.file(commit, each.path());
      boolean whole = cached.isPresent() && Files.size(cached.get()) == each.size();
      planned.add(new PlannedFile(each, whole ? each.size() : staging.present(each)));
    }
    return planned;
  }
}
