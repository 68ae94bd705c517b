package dev.retune.app;

import dev.retune.collect.ApiKeys;
import dev.retune.collect.CollectorParts;
import dev.retune.collect.CollectorServer;
import dev.retune.collect.CollectorSettings;
import dev.retune.collect.Quarantine;
import dev.retune.collect.RequestKeys;
import dev.retune.feedback.FeedbackStore;
import dev.retune.feedback.Sources;

/** The collector's HTTP interface, its keys, and the bursts of votes that it holds back. */
final class CollectorModule {
  private final CoreServices core;
  private final IndexModule index;

  CollectorModule(CoreServices core, IndexModule index) {
    this.core = core;
    this.index = index;
  }

  ApiKeys keys() {
    return new ApiKeys(core.workspace(), core.clock());
  }

  RequestKeys requestKeys() {
    return new RequestKeys(core.workspace());
  }

  Quarantine quarantine() {
    return new Quarantine(core.workspace(), sources(), store(), core.clock());
  }

  /** Starts to answer; the caller closes it. */
  CollectorServer start(CollectorSettings asked) {
    return CollectorServer.start(
        asked,
        new CollectorParts(
            core.workspace(),
            sources(),
            store(),
            new LiveSearch(index.search(), index.versions()),
            core.clock()));
  }

  private Sources sources() {
    return new Sources(core.workspace(), core.clock());
  }

  private FeedbackStore store() {
    return new FeedbackStore(core.workspace(), core.clock());
  }
}
