package dev.retune.ui.retraining;

import dev.retune.common.i18n.Message;
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
 * The services behind this screen. Calls may block, so they run off the JavaFX thread; they throw
 * {@link dev.retune.common.error.ApplicationException} on failure.
 */
public interface RetrainingGateway {
  /** Returns the state of the trigger. */
  TriggerReading trigger();

  /** Returns the forecast of a run. */
  RunForecast forecast();

  /** Analyses the golden questions and the dislikes; takes seconds. */
  RetrainingPreview.DislikePreview look(ProgressMonitor monitor);

  /** Returns a fingerprint that changes with votes, documents, decisions or questions. */
  String inputFingerprint();

  /** Returns the available models, default first. */
  List<String> models();

  /** Returns all versions, newest first. */
  List<IndexVersion> versions();

  /** Returns the user votes after each change of the live version, newest first. */
  List<PromotionEffect> effects();

  /** Runs a retraining while holding the lease. */
  RetrainingResult run(RetrainingRequest request, ProgressMonitor monitor);

  /** Promotes a version. */
  IndexVersion promote(String version);

  /** Returns the version that a rollback would restore; empty when there is none. */
  Optional<IndexVersion> rollbackTarget();

  /** Restores the previously live version. */
  IndexVersion rollback();

  /** Searches a version; returns at most the given number of hits. */
  SearchService.Answer search(IndexVersion version, String text, int k);

  /** Compares two versions on the gate's questions. */
  VersionComparison compare(IndexVersion left, IndexVersion right, ProgressMonitor monitor);

  /** Returns the state of the schedule. */
  List<ScheduleStatus> schedule();

  /** Returns who is running a task on this workspace now. */
  Optional<Message> holder();

  /** Returns the schedule in words or as a cron expression. */
  String plan();

  /** Saves a schedule. */
  void plan(String plan);
}
