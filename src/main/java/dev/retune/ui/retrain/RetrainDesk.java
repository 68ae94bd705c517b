package dev.retune.ui.retrain;

import dev.retune.index.IndexVersion;
import dev.retune.index.SearchService;
import dev.retune.loop.ScheduleStatus;
import dev.retune.retrain.Effect;
import dev.retune.retrain.Forecast;
import dev.retune.retrain.Outlook;
import dev.retune.retrain.RetrainRequest;
import dev.retune.retrain.RetrainResult;
import dev.retune.retrain.SideBySide;
import dev.retune.retrain.TriggerReading;
import dev.retune.work.Monitor;
import java.util.List;
import java.util.Optional;

/**
 * What this screen needs of the services. Every call may take long and is made away from the
 * window's thread; it throws a {@link dev.retune.fault.Failure} when it cannot.
 */
public interface RetrainDesk {
  /** What the trigger says now. */
  TriggerReading trigger();

  /** What a run would do now. */
  Forecast forecast();

  /** Looks into the golden questions and the dislikes; takes seconds. */
  Outlook.Looked look(Monitor monitor);

  /** A word that is another one as soon as votes, documents, decisions or questions changed. */
  String footing();

  /** The models that can be chosen, the default first. */
  List<String> models();

  /** All versions, newest first. */
  List<IndexVersion> versions();

  /** What users made of each change of the live index, newest first. */
  List<Effect> effects();

  /** Runs; holds the lease meanwhile. */
  RetrainResult run(RetrainRequest request, Monitor monitor);

  /** Makes a version live. */
  IndexVersion promote(String version);

  /** Makes the version live that was it before. */
  IndexVersion rollback();

  /** A version's answer, at most so many hits. */
  SearchService.Answer search(IndexVersion version, String text, int k);

  /** Two versions on the gate's questions. */
  SideBySide compare(IndexVersion left, IndexVersion right, Monitor monitor);

  /** How the schedule stands. */
  List<ScheduleStatus> schedule();

  /** Who runs something on this workspace now. */
  Optional<String> holder();

  /** The plan of the loop, in words or as a cron expression. */
  String plan();

  /** Keeps another plan of the loop. */
  void plan(String plan);
}
