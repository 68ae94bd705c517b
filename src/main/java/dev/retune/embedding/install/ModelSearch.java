package dev.retune.embedding.install;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.folder.CpuFeatures;
import dev.retune.embedding.hub.HubClient;
import dev.retune.embedding.hub.HubFile;
import dev.retune.embedding.hub.HubModel;
import dev.retune.embedding.model.ComputeDevice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Searches the hub for embedding models. */
public final class ModelSearch {
  private static final Logger LOG = LoggerFactory.getLogger(ModelSearch.class);

  /** The hub's tag for repositories with ONNX files. */
  private static final String ONNX = "onnx";

  private static final int MOST_OTHERS = 5;

  private final HubClient hub;
  private final CpuFeatures cpu;
  private final ComputeDevice device;

  /** A search for models of a device. */
  public ModelSearch(HubClient hub, ComputeDevice device) {
    this.hub = hub;
    this.cpu = CpuFeatures.detect();
    this.device = device;
  }

  /**
   * What to look for.
   *
   * @param words words of the name; may be empty
   * @param language code of a language that the model must know
   * @param most the most results
   */
  public record Query(String words, Optional<String> language, int most) {}

  /**
   * Finds models that would run here, the most downloaded first.
   *
   * @throws InvalidInputException when nothing may be requested
   */
  public List<ModelOffer> find(Query query, ProgressMonitor monitor) {
    return withOnnx(query, monitor).stream()
        .filter(ModelSearchResult.Usable.class::isInstance)
        .map(found -> ((ModelSearchResult.Usable) found).offer())
        .toList();
  }

  /**
   * Finds models that would run here, the most downloaded first, and then others with the reason
   * why they would not. Without words the others would be without number, so they are left out.
   *
   * @throws InvalidInputException when nothing may be requested
   */
  public List<ModelSearchResult> findAll(Query query, ProgressMonitor monitor) {
    List<ModelSearchResult> results = new ArrayList<>(withOnnx(query, monitor));
    if (!query.words().isBlank()) {
      Set<String> known =
          results.stream().map(each -> each.model().repository()).collect(Collectors.toSet());
      List<HubModel> others =
          candidates(query, List.of(), monitor).stream()
              .filter(each -> !known.contains(each.repository()))
              .filter(each -> !each.tags().contains(ONNX))
              .limit(MOST_OTHERS)
              .toList();
      for (HubModel each : others) {
        results.add(result(each, monitor));
      }
    }
    return results.stream()
        .sorted(Comparator.comparing(ModelSearchResult.Unusable.class::isInstance))
        .toList();
  }

  /** Goes on until enough of them would run here. */
  private List<ModelSearchResult> withOnnx(Query query, ProgressMonitor monitor) {
    List<ModelSearchResult> results = new ArrayList<>();
    int usable = 0;
    for (HubModel each : candidates(query, List.of(ONNX), monitor)) {
      if (usable < query.most()) {
        ModelSearchResult result = result(each, monitor);
        results.add(result);
        usable += result instanceof ModelSearchResult.Usable ? 1 : 0;
      }
    }
    return results;
  }

  /** The models that the hub finds, the most downloaded first. */
  private List<HubModel> candidates(Query query, List<String> tags, ProgressMonitor monitor) {
    if (hub.environment().offline()) {
      throw new InvalidInputException("model.searchOffline");
    }
    List<String> all = new ArrayList<>(tags);
    query.language().ifPresent(all::add);
    Map<String, HubModel> found = new LinkedHashMap<>();
    for (String task : ModelTask.EMBEDDING) {
      for (HubModel each : hub.search(query.words(), task, all, query.most(), monitor)) {
        found.putIfAbsent(each.repository(), each);
      }
    }
    return found.values().stream()
        .sorted(Comparator.comparingLong(HubModel::downloads).reversed())
        .toList();
  }

  private ModelSearchResult result(HubModel model, ProgressMonitor monitor) {
    try {
      NeededFiles needed = new NeededFiles(model, hub.files(model.address(), monitor), cpu, device);
      VariantChoice choice = needed.best();
      HubFile tokenizer = needed.tokenizer(choice.path());
      long bytes =
          needed.settings(tokenizer).stream().mapToLong(HubFile::size).sum()
              + tokenizer.size()
              + needed.file(choice.path()).map(HubFile::size).orElse(0L);
      return new ModelSearchResult.Usable(new ModelOffer(model, choice, bytes));
    } catch (InvalidInputException e) {
      LOG.info("{} would not run here", model.repository(), e);
      return new ModelSearchResult.Unusable(model, e);
    }
  }
}
