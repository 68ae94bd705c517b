package dev.retune.clustering.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A point of the map.
 *
 * @param key the hash of the text, or {@code document} and its id
 * @param topic id of the topic; 0 for anything but complaints
 * @param reasonCode of the newest dislike; empty for anything but complaints
 * @param week in which it was first said, for questions
 * @param gap whether the question is far from every document
 * @param conversationId of the newest answer; 0 for documents
 */
public record MapPoint(
    String key,
    PointKind kind,
    double x,
    double y,
    String text,
    long topic,
    String reasonCode,
    Optional<LocalDate> week,
    boolean gap,
    long conversationId) {

  /** What a point stands for. */
  public enum PointKind {
    /** A disliked question with its reason. */
    COMPLAINT,
    /** A question whose answer was liked. */
    LIKED,
    /** A document of the live index. */
    DOCUMENT
  }
}
