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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Searches the hub for embedding models that would run here. */
public final class ModelSearch {
  private static final Logger LOG = LoggerFactory.getLogger(ModelSearch.class);

  /** The hub's tag for repositories with ONNX files. */
  private static final String ONNX = "onnx";

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
   * Finds models, the most downloaded first.
   *
   * @throws InvalidInputException when nothing may be requested
   */
  public List<ModelOffer> find(Query query, ProgressMonitor monitor) {
    if (hub.environment().offline()) {
      throw new InvalidInputException("model.searchOffline");
    }
    List<String> tags = new ArrayList<>(List.of(ONNX));
    query.language().ifPresent(tags::add);
    Map<String, HubModel> found = new LinkedHashMap<>();
    for (String task : ModelTask.EMBEDDING) {
      for (HubModel each : hub.search(query.words(), task, tags, query.most(), monitor)) {
        found.putIfAbsent(each.repository(), each);
      }
    }
    List<ModelOffer> offers = new ArrayList<>();
    for (HubModel each :
        found.values().stream()
            .sorted(Comparator.comparingLong(HubModel::downloads).reversed())
            .toList()) {
      if (offers.size() < query.most()) {
        offer(each, monitor).ifPresent(offers::add);
      }
    }
    return List.copyOf(offers);
  }

  private Optional<ModelOffer> offer(HubModel model, ProgressMonitor monitor) {
    try {
      NeededFiles needed = new NeededFiles(model, hub.files(model.address(), monitor), cpu, device);
      VariantChoice choice = needed.choice(Optional.empty());
      HubFile tokenizer = needed.tokenizer(choice.path());
      long bytes =
          needed.settings(tokenizer).stream().mapToLong(HubFile::size).sum()
              + tokenizer.size()
              + needed.file(choice.path()).map(HubFile::size).orElse(0L);
      return Optional.of(new ModelOffer(model, choice, bytes));
    } catch (InvalidInputException e) {
      LOG.info("{} would not run here", model.repository(), e);
      return Optional.empty();
    }
  }
}
