package dev.retune.feedback;

import dev.retune.db.Workspace;
import java.util.List;
import java.util.Optional;

/** Questions and answers, each with its votes. */
public final class Conversations {
  private final Workspace workspace;

  /** On a workspace. */
  public Conversations(Workspace workspace) {
    this.workspace = workspace;
  }

  /** One, by its id in the workspace. */
  public Optional<Conversation> byId(long id) {
    return workspace.read(
        s ->
            s
                .createSelectionQuery(
                    "from ConversationEntity where id = :id", ConversationEntity.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst()
                .map(ConversationEntity::toRecord));
  }

  /** One, by its id at its source. */
  public Optional<Conversation> byExternalId(long sourceId, String externalId) {
    return workspace.read(
        s ->
            s
                .createSelectionQuery(
                    "from ConversationEntity where externalId = :id and sourceId = :source",
                    ConversationEntity.class)
                .setParameter("id", externalId)
                .setParameter("source", sourceId)
                .getResultList()
                .stream()
                .findFirst()
                .map(ConversationEntity::toRecord));
  }

  /** The votes on an answer, oldest first. */
  public List<Vote> votesOf(long conversationId) {
    return workspace.read(
        s ->
            s
                .createSelectionQuery(
                    "from VoteEntity where conversationId = :id order by createdAt, id",
                    VoteEntity.class)
                .setParameter("id", conversationId)
                .getResultList()
                .stream()
                .map(VoteEntity::toRecord)
                .toList());
  }

  /** How many. */
  public long count() {
    return workspace.read(
        s ->
            s.createSelectionQuery("select count(*) from ConversationEntity", Long.class)
                .getSingleResult());
  }
}
