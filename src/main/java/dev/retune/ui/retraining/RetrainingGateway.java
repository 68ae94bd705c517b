package dev.retune.ui.retraining;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.index.search.SearchService;
import dev.retune.index.version.IndexVersion;
import dev.retune.retraining.gate.VersionComparison;
import dev.retune.retraining.model.PromotionEffect;
import dev.retune.retraining.model.RetrainingRequest;
import dev.retune.retraining.run.RetrainingPreview;
import dev.retune.retraining.run.RetrainingResult;
import dev.retune.retraining.run.RunForecast;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.scheduling.ScheduleStatus;
import java.util.List;
import java.util.Optional;

/**
 * What this screen needs of the services. Every call may take long and is made away from the
 * window's thread; it throws a {@link dev.retune.common.error.ApplicationException} when it cannot.
 */
public interface RetrainingGateway {
  /** What the trigger says now. */
  TriggerReading trigger();

  /** What a run would do now. */
  RunForecast forecast();

  /** Looks into the golden questions and the dislikes; takes seconds. */
  RetrainingPreview.DislikePreview look(ProgressMonitor monitor);

  /** A word that is another one as soon as votes, documents, decisions or questions changed. */
  String inputFingerprint();

  /** The models that can be chosen, the default first. */
  List<String> models();

  /** All versions, newest first. */
  List<IndexVersion> versions();

  /** What users made of each change of the live index, newest first. */
  List<PromotionEffect> effects();

  /** Runs; holds the lease meanwhile. */
  RetrainingResult run(RetrainingRequest request, ProgressMonitor monitor);

  /** Makes a version live. */
  IndexVersion promote(String version);

  /** Makes the version live that was it before. */
  IndexVersion rollback();

  /** A version's answer, at most so many hits. */
  SearchService.Answer search(IndexVersion version, String text, int k);

  /** Two versions on the gate's questions. */
  VersionComparison compare(IndexVersion left, IndexVersion right, ProgressMonitor monitor);

  /** How the schedule stands. */
  List<ScheduleStatus> schedule();

  /** Who runs something on this workspace now. */
  Optional<String> holder();

  /** The plan of the loop, in words or as a cron expression. */
  String plan();

  /** Keeps another plan of the loop. */
  void plan(String plan);
}
