package dev.retune.ui.clustering;

import dev.retune.clustering.model.MapPoint;
import dev.retune.clustering.model.TopicDecision;
import dev.retune.clustering.model.TopicReport;
import dev.retune.clustering.model.TopicSummary;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.retraining.diagnosis.CauseCategory;
import java.util.List;
import java.util.Map;

/**
 * The services behind this screen. Calls may block, so they run off the JavaFX thread; they throw
 * {@link dev.retune.common.error.ApplicationException} on failure.
 */
public interface TopicsGateway {
  /** Returns all topics as they were computed last, at once. */
  TopicReport current();

  /** Gives new complaints their topics, and returns all topics. */
  TopicReport update(ProgressMonitor monitor);

  /** Returns the points of the map; new ones are placed. */
  List<MapPoint> map(ProgressMonitor monitor);

  /** Causes of recent dislikes by their conversations, as far as they were examined. */
  Map<Long, CauseCategory> causes(ProgressMonitor monitor);

  /** Returns the name that the language model of the settings suggests for a topic. */
  String suggestion(TopicSummary topic);

  /** Names a topic. */
  void rename(long topic, String name, String who);

  /** Puts all texts of a topic into another. */
  void merge(long topic, long into, String who);

  /** Divides a topic. */
  void split(long topic, String who, ProgressMonitor monitor);

  /** Does what is proposed. */
  void accept(long proposal, String who);

  /** Takes back the newest decision. */
  TopicDecision undo(String who);

  /** Rejects a proposal. */
  void dismiss(long proposal, String who);
}
