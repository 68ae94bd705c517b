package dev.retune.ui.feedback;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteFilterParser;
import dev.retune.ui.navigation.ScreenContext;

/** The filter as a line of text, which is shared, and kept with the state of the window. */
final class VoteFilterLine {
  private final ScreenContext context;

  VoteFilterLine(ScreenContext context) {
    this.context = context;
  }

  /** Returns the filter that was kept last. */
  VoteFilter stored() {
    try {
      return read(context.timeWindow().votes().get());
    } catch (InvalidInputException e) {
      // A stored filter of another version may be unreadable; losing it is harmless.
      return VoteFilter.all();
    }
  }

  /** Keeps a filter. */
  void store(VoteFilter filter) {
    context.timeWindow().votes().set(write(filter));
  }

  String write(VoteFilter filter) {
    return parser().write(filter);
  }

  /**
   * Reads a line.
   *
   * @throws InvalidInputException when it is not a filter
   */
  VoteFilter read(String line) {
    return parser().read(line);
  }

  private VoteFilterParser parser() {
    return new VoteFilterParser(context.zone());
  }
}
