package dev.retune.embedding.install;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.embedding.folder.CpuFeatures;
import dev.retune.embedding.folder.ModelVariant;
import dev.retune.embedding.hub.HubFile;
import dev.retune.embedding.hub.HubModel;
import dev.retune.embedding.model.ComputeDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses which files of a repository are needed to run its model here. */
final class NeededFiles {
  private static final Set<String> SETTINGS =
      Set.of(
          "config.json",
          "modules.json",
          "sentence_bert_config.json",
          "config_sentence_transformers.json",
          "1_Pooling/config.json");

  private static final Set<String> TOKENIZER =
      Set.of("tokenizer_config.json", "special_tokens_map.json");

  /** Files that the weights of a model are never in. */
  private static final Set<String> TEXTS =
      Set.of("json", "txt", "md", "py", "yaml", "yml", "xml", "model", "gitattributes", "jinja");

  private static final Set<String> WEIGHTS_OF_OTHERS =
      Set.of("bin", "pt", "pth", "ckpt", "pkl", "pickle", "safetensors", "h5", "msgpack", "gguf");

  private static final Set<String> PICKLES = Set.of("bin", "pt", "pth", "ckpt", "pkl", "pickle");

  private final HubModel model;
  private final List<HubFile> all;
  private final List<ModelVariant> variants;
  private final CpuFeatures cpu;

  NeededFiles(HubModel model, List<HubFile> all, CpuFeatures cpu, ComputeDevice device) {
    this.model = model;
    this.all = all;
    this.cpu = cpu;
    variants =
        ModelVariant.among(
            all.stream().map(HubFile::path).toList(), cpu, device == ComputeDevice.CUDA);
  }

  /** Whether the model can be run at all. */
  boolean hasVariants() {
    return !variants.isEmpty() && tokenizerFor(variants.getFirst().path()).isPresent();
  }

  /**
   * The variant to run unless the user names one.
   *
   * @throws InvalidInputException when there is none
   */
  VariantChoice best() {
    checkVariants();
    return choice(variants.getFirst(), false);
  }

  /**
   * The variant that the user named.
   *
   * @throws InvalidInputException when there is none
   */
  VariantChoice named(String name) {
    checkVariants();
    ModelVariant asked =
        ModelVariant.named(variants, name)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "model.noVariant", model.repository(), name, labels()));
    return choice(asked, true);
  }

  private void checkVariants() {
    if (variants.isEmpty()) {
      throw nothingToRun();
    }
  }

  private VariantChoice choice(ModelVariant chosen, boolean asked) {
    return new VariantChoice(
        chosen.path(),
        chosen.label(),
        "model.form." + chosen.form().name().toLowerCase(Locale.ROOT),
        chosen.form().suits(cpu),
        asked,
        variants.stream()
            .filter(each -> !each.equals(chosen))
            .map(NeededFiles::shown)
            .distinct()
            .toList());
  }

  private String labels() {
    return variants.stream().map(NeededFiles::shown).distinct().collect(Collectors.joining(", "));
  }

  private static String shown(ModelVariant variant) {
    return variant.label().isEmpty() ? "model.onnx" : variant.label();
  }

  private ApplicationException nothingToRun() {
    List<String> ends = all.stream().map(NeededFiles::end).toList();
    boolean safe = ends.contains("safetensors");
    boolean pickles = ends.stream().anyMatch(PICKLES::contains);
    return new InvalidInputException(
        pickles && !safe ? "model.onlyPickle" : "model.noOnnx", model.repository());
  }

  /**
   * The tokenizer for a model file.
   *
   * @throws InvalidInputException when there is none
   */
  HubFile tokenizer(String model) {
    return tokenizerFor(model)
        .orElseThrow(() -> new InvalidInputException("model.noTokenizer", this.model.repository()));
  }

  private Optional<HubFile> tokenizerFor(String model) {
    return Stream.of("", folder(model), "onnx/", "tokenizer/")
        .distinct()
        .flatMap(folder -> file(folder + "tokenizer.json").stream())
        .findFirst();
  }

  /** The settings, and what lies beside the tokenizer. */
  List<HubFile> settings(HubFile tokenizer) {
    String beside = folder(tokenizer.path());
    List<HubFile> files = new ArrayList<>();
    for (HubFile each : all) {
      boolean needed =
          SETTINGS.contains(each.path())
              || TOKENIZER.stream().anyMatch(name -> each.path().equals(beside + name));
      if (needed) {
        files.add(each);
      }
    }
    return files;
  }

  /** Files in which the weights of a model may lie, if they are not in the model file itself. */
  List<HubFile> candidates(String model) {
    String folder = folder(model);
    return all.stream()
        .filter(each -> each.path().startsWith(folder))
        .filter(each -> !each.path().endsWith(".onnx"))
        .filter(each -> !TEXTS.contains(end(each)) && !WEIGHTS_OF_OTHERS.contains(end(each)))
        .filter(each -> !each.name().startsWith("."))
        .toList();
  }

  Optional<HubFile> file(String path) {
    return all.stream().filter(each -> each.path().equals(path)).findFirst();
  }

  private static String end(HubFile file) {
    return file.name().substring(file.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
