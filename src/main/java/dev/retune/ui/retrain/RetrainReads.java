package dev.retune.ui.retrain;

import dev.retune.index.IndexVersion;
import dev.retune.index.SearchService;
import dev.retune.retrain.RetrainRequest;
import dev.retune.retrain.RetrainResult;
import dev.retune.retrain.TriggerReading;
import dev.retune.work.Monitor;
import java.util.List;

/** What the screen reads and does; called away from the window's thread. */
public interface RetrainReads {
  /** What the trigger says now. */
  TriggerReading trigger();

  /** The models that can be chosen, the default first. */
  List<String> models();

  /** All versions, newest first. */
  List<IndexVersion> versions();

  /** Runs; holds the lease meanwhile. */
  RetrainResult run(RetrainRequest request, Monitor monitor);

  /** Makes a version live. */
  IndexVersion promote(String version);

  /** Makes the version live that was it before. */
  IndexVersion rollback();

  /** The live index's answer. */
  SearchService.Answer search(String text, int k);
}
