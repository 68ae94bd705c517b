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
 * What this screen needs of the services. Every call may take long and is made away from the
 * window's thread; it throws a {@link dev.retune.common.error.ApplicationException} when it cannot.
 */
public interface ReasonsGateway {

  /**
   * The list and its figures.
   *
   * @param shares of the window's dislikes, by code
   * @param silent dislikes of the window without a reason
   * @param changes of the list, newest first
   */
  record ReasonsSnapshot(
      ReasonCodeList list,
      List<ReasonShare> shares,
      long silent,
      List<ReasonCodeListRepository.Change> changes) {}

  /** The list, and what the window's dislikes were filed under. */
  ReasonsSnapshot look(TimeWindow window);

  /** The reasons under a code that came in a window. */
  List<CodedReason> filed(
      String code, TimeWindow window, CodedReasonRepository.Order order, int skip, int limit);

  /** Files a vote's reason under a code, and gives the lesson's id back. */
  long teach(long vote, ReasonCode code, String who);

  /** Takes a lesson back. */
  void takeBack(long correction, String who);

  /** Keeps a changed list. */
  ReasonCodeList save(ReasonCodeList changed, String who);

  /** Classifies anew what no person has filed; gives back how many votes changed. */
  long classifyAgain(ProgressMonitor monitor);
}
