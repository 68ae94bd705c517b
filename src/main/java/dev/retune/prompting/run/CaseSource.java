package dev.retune.prompting.run;

import dev.retune.common.progress.ProgressMonitor;
import java.util.List;

/** Where the cases of a run come from. */
public interface CaseSource {
  /** Returns disliked answers, newest first. */
  List<VotedCase> disliked(CaseSelection selection);

  /** Returns liked answers that nobody disliked, newest first. */
  List<VotedCase> liked(CaseSelection selection);

  /** Returns answers with a reviewer's verdict. */
  List<VotedCase> reviewed();

  /**
   * Returns for each question the index of the oldest that is nearly the same.
   *
   * @param oldestFirst the questions by age
   */
  int[] families(List<String> oldestFirst);

  /** Returns the passages that each answer is given, in the order of the answers. */
  List<List<String>> passages(List<VotedCase> cases, ProgressMonitor monitor);
}
