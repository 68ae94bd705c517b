package dev.retune.embedding.install;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.embedding.folder.CpuFeatures;
import dev.retune.embedding.hub.HubCache;
import dev.retune.embedding.hub.HubClient;
import dev.retune.embedding.hub.HubFile;
import dev.retune.embedding.hub.HubModel;
import dev.retune.embedding.hub.ModelAddress;
import dev.retune.embedding.model.ComputeDevice;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists the files of a model, at the hub or in the local cache. */
final class ModelFileLister {
  private static final Logger LOG = LoggerFactory.getLogger(ModelFileLister.class);

  private final HubClient hub;
  private final HubCache cache;
  private final CpuFeatures cpu;
  private final ComputeDevice device;

  ModelFileLister(HubClient hub, HubCache cache, CpuFeatures cpu, ComputeDevice device) {
    this.hub = hub;
    this.cache = cache;
    this.cpu = cpu;
    this.device = device;
  }

  /** A model and its files. */
  record Listing(HubModel model, List<HubFile> files, boolean fromCache) {}

  /**
   * A commit that is whole in the cache needs no request; otherwise the hub is asked, and if it
   * cannot be reached, the cache is used as it is.
   */
  Listing list(ModelAddress address, ProgressMonitor monitor) {
    Optional<Listing> cached = cached(address);
    if (hub.environment().offline()) {
      return cached.orElseThrow(
          () -> new InvalidInputException("model.offline", address.repository()));
    }
    if (address.isCommit() && cached.filter(this::isWhole).isPresent()) {
      return cached.get();
    }
    try {
      HubModel model = hub.model(address, monitor);
      return new Listing(model, hub.files(model.address(), monitor), false);
    } catch (UnavailableException e) {
      if (e.key().equals("model.unreachable") && cached.filter(this::isWhole).isPresent()) {
        LOG.info("the hub cannot be reached; the cache has {}", address, e);
        return cached.get();
      }
      throw e;
    }
  }

  private boolean isWhole(Listing listing) {
    return new NeededFiles(listing.model(), listing.files(), cpu, device).hasVariants();
  }

  private Optional<Listing> cached(ModelAddress address) {
    return cache
        .commit(address)
        .map(commit -> new ModelAddress(address.repository(), commit))
        .map(
            commit ->
                new Listing(
                    cache
                        .file(commit, "README.md")
                        .map(card -> CachedModelCard.of(commit, card))
                        .orElseGet(() -> CachedModelCard.of(commit)),
                    cache.files(commit),
                    true));
  }
}
