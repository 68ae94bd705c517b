package dev.retune.clustering.model;

/** What a test says about a topic in the current week. */
public enum TopicBadge {
  /** There were hardly any texts like it before this week. */
  NEW,
  /** Its share of all complaints is greater than in the weeks before. */
  GROWING,
  /** Its share is smaller than in the weeks before. */
  SHRINKING,
  /** Nobody complained of it this week, though many were to be expected. */
  RESOLVED,
  /** No difference that could not be chance. */
  NONE
}
