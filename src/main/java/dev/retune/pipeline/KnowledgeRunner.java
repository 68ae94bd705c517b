package dev.retune.pipeline;

import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.index.version.IndexVersion;
import dev.retune.knowledge.model.FixTrial;
import dev.retune.knowledge.trial.FixPromotion;
import dev.retune.knowledge.trial.FixTrials;
import dev.retune.retraining.run.AbandonedRunCleaner;
import dev.retune.scheduling.PipelineLease;
import java.util.List;

/** Tries fixes of the knowledge and brings them live, never while another run is under way. */
public final class KnowledgeRunner {
  private final FixTrials trials;
  private final FixPromotion promotion;
  private final AbandonedRunCleaner abandoned;
  private final PipelineLease lease;
  private final Texts texts;

  /** Runs the services under the pipeline's lease. */
  public KnowledgeRunner(
      FixTrials trials,
      FixPromotion promotion,
      AbandonedRunCleaner abandoned,
      PipelineLease lease,
      Texts texts) {
    this.trials = trials;
    this.promotion = promotion;
    this.abandoned = abandoned;
    this.lease = lease;
    this.texts = texts;
  }

  /**
   * Tries fixes together; see {@link FixTrials#run}.
   *
   * @throws dev.retune.common.error.LeaseBusyException when another run is under way
   */
  public FixTrial tryOut(List<String> fixes, String who, ProgressMonitor monitor) {
    try (var held = lease.take()) {
      abandoned.clean(texts.get("pipeline.abandoned"));
      return trials.run(fixes, who, held, held.watching(monitor));
    }
  }

  /**
   * Brings a fix live with the candidate of its trial; see {@link FixPromotion#promote}.
   *
   * @throws dev.retune.common.error.LeaseBusyException when another run is under way
   */
  public IndexVersion promote(String fix, String who, boolean decided) {
    try (var held = lease.take()) {
      return promotion.promote(fix, who, decided, held);
    }
  }

  /**
   * Takes a live fix back with its version; see {@link FixPromotion#rollback}.
   *
   * @throws dev.retune.common.error.LeaseBusyException when another run is under way
   */
  public IndexVersion rollback(String fix, String who) {
    try (var _ = lease.take()) {
      return promotion.rollback(fix, who);
    }
  }

  /** The part that tells what can be taken back. */
  public FixPromotion promotion() {
    return promotion;
  }
}
