package dev.retune.improvement;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.improvement.model.ImprovementRow;
import dev.retune.retraining.diagnosis.DislikeDiagnosis;
import java.time.Instant;
import java.util.List;

/** A feature that can do something about the dislikes. */
public interface ImprovementSource {
  /**
   * Returns its cures, those that would win most first.
   *
   * @param diagnosis the causes of the dislikes in the window that gains are counted in
   */
  List<ImprovementRow> rows(DislikeDiagnosis diagnosis, ProgressMonitor monitor);

  /**
   * Returns all cures that were tried or went live up to an instant, also those that later ones
   * have replaced.
   */
  List<ImprovementRow> past(Instant asOf);
}
