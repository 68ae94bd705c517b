package dev.retune.ui.reasons;

import dev.retune.reasons.FiledReason;
import dev.retune.reasons.FiledReasons;
import dev.retune.reasons.ReasonCode;
import dev.retune.reasons.ReasonList;
import dev.retune.reasons.ReasonLists;
import dev.retune.stats.ReasonShare;
import dev.retune.stats.Window;
import dev.retune.work.Monitor;
import java.util.List;

/**
 * What this screen needs of the services. Every call may take long and is made away from the
 * window's thread; it throws a {@link dev.retune.fault.Failure} when it cannot.
 */
public interface ReasonsDesk {

  /**
   * The list and its figures.
   *
   * @param shares of the window's dislikes, by code
   * @param silent dislikes of the window without a reason
   * @param changes of the list, newest first
   */
  record Looked(
      ReasonList list, List<ReasonShare> shares, long silent, List<ReasonLists.Change> changes) {}

  /** The list, and what the window's dislikes were filed under. */
  Looked look(Window window);

  /** The reasons under a code that came in a window. */
  List<FiledReason> filed(
      String code, Window window, FiledReasons.Order order, int skip, int limit);

  /** Files a vote's reason under a code, and gives the lesson's id back. */
  long teach(long vote, ReasonCode code, String who);

  /** Takes a lesson back. */
  void takeBack(long lesson, String who);

  /** Keeps a changed list. */
  ReasonList save(ReasonList changed, String who);

  /** Classifies anew what no person has filed; gives back how many votes changed. */
  long classifyAgain(Monitor monitor);
}
