package dev.retune.feedback.repository;

import java.util.List;

/** The JPA entity classes of this feature. */
public final class FeedbackEntities {
  private FeedbackEntities() {}

  /** For {@link dev.retune.persistence.Workspace#open}. */
  public static List<Class<?>> entities() {
    return List.of(
        SourceEntity.class, DocumentEntity.class, ConversationEntity.class, VoteEntity.class);
  }
}
