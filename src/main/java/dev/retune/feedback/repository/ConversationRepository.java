package dev.retune.feedback.repository;

import dev.retune.feedback.model.Conversation;
import dev.retune.feedback.model.Vote;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Conversations and their votes. */
public final class ConversationRepository {
  private final Workspace workspace;

  /** For one workspace. */
  public ConversationRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A conversation by its id in the workspace. */
  public Optional<Conversation> byId(long id) {
    return workspace.reading(transaction -> byId(transaction, id));
  }

  /** Same, within a transaction. */
  public static Optional<Conversation> byId(TransactionContext transaction, long id) {
    return Optional.ofNullable(transaction.session().get(ConversationEntity.class, id))
        .map(ConversationEntity::toRecord);
  }

  /** A conversation by its id at its source. */
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

  /** Votes on an answer, oldest first. */
  public List<Vote> votesOf(long conversationId) {
    return workspace.reading(transaction -> votesOf(transaction, conversationId));
  }

  /** Same, within a transaction. */
  public static List<Vote> votesOf(TransactionContext transaction, long conversationId) {
    return transaction
        .session()
        .createSelectionQuery(
            "from VoteEntity where conversationId = :id order by createdAt, id", VoteEntity.class)
        .setParameter("id", conversationId)
        .getResultList()
        .stream()
        .map(VoteEntity::toRecord)
        .toList();
  }

  /** A subquery of the ids of a source's conversations; its parameter is named. */
  public static String idsOfSource(String parameter) {
    return "select c.id from conversation_log c where c.source_id = :" + parameter;
  }

  /** Whether a conversation exists; must be called within a transaction. */
  public static boolean exists(TransactionContext transaction, long id) {
    return transaction
            .session()
            .createSelectionQuery(
                "select count(*) from ConversationEntity where id = :id", Long.class)
            .setParameter("id", id)
            .getSingleResult()
        > 0;
  }

  /** Blocks other writers of the answer's source until the transaction ends. */
  public static void lockSource(TransactionContext transaction, long id) {
    transaction
        .session()
        .createNativeQuery(
            "select s.id from source s where s.id = (select source_id from conversation_log"
                + " where id = :id) for update",
            Long.class)
        .setParameter("id", id)
        .getResultList();
  }

  /** Same for several answers, always in the same order, so that two transactions do not block. */
  public static void lockSources(TransactionContext transaction, Collection<Long> ids) {
    for (long source :
        transaction
            .session()
            .createNativeQuery(
                "select distinct source_id from conversation_log where id in :ids order by source_id",
                Long.class)
            .setParameterList("ids", ids)
            .getResultList()) {
      transaction
          .session()
          .createNativeQuery("select id from source where id = :id for update", Long.class)
          .setParameter("id", source)
          .getResultList();
    }
  }

  /** Number of conversations. */
  public long count() {
    return workspace.read(
        s ->
            s.createSelectionQuery("select count(*) from ConversationEntity", Long.class)
                .getSingleResult());
  }
}
