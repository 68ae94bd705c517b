package dev.retune.ui.segment;

import dev.retune.feedback.query.VoteFilter;
import dev.retune.statistics.model.DislikeRatio;
import java.util.List;

/** What the comparison of segments asks for. Calls may block. */
public interface SegmentGateway {

  /** The names that segments can be cut by. */
  record SegmentNames(List<String> sources, List<String> models, List<String> promptVersions) {}

  /** Returns the names. */
  SegmentNames names();

  /** Counts the dislikes among the votes of a filter. */
  DislikeRatio ratio(VoteFilter filter);
}
