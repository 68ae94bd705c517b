package dev.retune.feedback.explanation;

import java.io.IOException;
import java.sql.SQLException;

/** Counted rows that can be read again, to show votes with their answers. */
interface CountedRows extends AutoCloseable {

  FeedbackTally tally();

  /** Looks for the answers that a tally misses, which may be that of another file. */
  void offerTo(FeedbackPairSample other) throws IOException, SQLException;

  @Override
  void close();
}
