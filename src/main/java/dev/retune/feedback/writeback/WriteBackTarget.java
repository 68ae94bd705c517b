package dev.retune.feedback.writeback;

import java.time.Instant;
import java.util.List;

/** A source that is open for writing. */
public interface WriteBackTarget extends AutoCloseable {
  /**
   * The id of the record for a review.
   *
   * @param attempt distinguishes attempts; ignored by targets that replace a record by its id
   */
  String recordId(AnswerReview review, String attempt);

  /** Whether a record sent at one time may be sent again at another without being there twice. */
  boolean isRepeatable(Instant sent, Instant again);

  /**
   * The changes that write a record.
   *
   * @throws RecordRefusedException when this record cannot be written
   */
  List<WriteBackStep> writing(String recordId, AnswerReview review) throws RecordRefusedException;

  /**
   * The changes that delete a record; none of them fails when it is gone already.
   *
   * @param review what was written
   * @throws RecordRefusedException when this record cannot be deleted
   */
  List<WriteBackStep> removal(String recordId, AnswerReview review) throws RecordRefusedException;

  @Override
  void close();
}
