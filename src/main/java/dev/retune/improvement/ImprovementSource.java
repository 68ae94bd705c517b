package dev.retune.improvement;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.improvement.model.ImprovementRow;
import java.time.Instant;
import java.util.List;

/** A feature that can do something about the dislikes. */
public interface ImprovementSource {
  /**
   * Returns its cures, those that would win most first.
   *
   * @param asOf end of the window that dislikes are counted in
   */
  List<ImprovementRow> rows(Instant asOf, ProgressMonitor monitor);
}
