package dev.retune.ui.reasons;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.reasons.model.CodedReason;
import dev.retune.reasons.model.ReasonCode;
import dev.retune.reasons.model.ReasonCodeList;
import dev.retune.reasons.store.CodedReasonRepository;
import dev.retune.reasons.store.ReasonCodeListRepository;
import dev.retune.statistics.model.ReasonShare;
import dev.retune.statistics.time.TimeWindow;
import java.util.List;

/**
 * The services behind this screen. Calls may block, so they run off the JavaFX thread; they throw
 * {@link dev.retune.common.error.ApplicationException} on failure.
 */
public interface ReasonsGateway {

  /**
   * The code list with its figures.
   *
   * @param shares the dislikes of the time window by code
   * @param changes the changes of the list, newest first
   */
  record ReasonsSnapshot(
      ReasonCodeList list,
      List<ReasonShare> shares,
      List<ReasonCodeListRepository.Change> changes) {}

  /** Returns the list and the classification of the dislikes in a time window. */
  ReasonsSnapshot snapshot(TimeWindow window);

  /** Returns the reasons with a code in a time window. */
  List<CodedReason> reasons(
      String code, TimeWindow window, CodedReasonRepository.Order order, int skip, int limit);

  /** Assigns a vote's reason to a code and returns the id of the correction. */
  long assign(long vote, ReasonCode code, String who);

  /** Undoes an assignment. */
  void undoAssignment(long correction, String who);

  /** Saves a changed list. */
  ReasonCodeList save(ReasonCodeList changed, String who);

  /** Reclassifies all reasons without a manual assignment; returns how many votes changed. */
  long reclassify(ProgressMonitor monitor);
}
