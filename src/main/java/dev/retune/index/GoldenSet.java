package dev.retune.index;

import dev.retune.db.Workspace;
import java.util.List;

/** Questions whose right document is known from users and reviewers. */
public final class GoldenSet {
  /** Reads the workspace. */
  public GoldenSet(Workspace workspace) {}

  /** All questions, in the order of their normalised text. */
  public List<Query> all() {
    throw new UnsupportedOperationException();
  }

  /** The questions of one half. */
  public List<Query> of(Split split) {
    throw new UnsupportedOperationException();
  }
}
