package dev.retune.feedback;

import java.util.List;

/** The mapped classes of this room. */
public final class FeedbackTables {
  private FeedbackTables() {}

  /** To be given to {@link dev.retune.db.Workspace#open}. */
  public static List<Class<?>> entities() {
    return List.of(
        SourceEntity.class, DocumentEntity.class, ConversationEntity.class, VoteEntity.class);
  }
}
