package dev.retune.feedback.repository;

import dev.retune.feedback.model.Conversation;
import dev.retune.persistence.IdQuery;
import dev.retune.persistence.Workspace;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers with what users said about them, for trying prompts. */
public final class VotedAnswerRepository {
  private final Workspace workspace;

  /** For one workspace. */
  public VotedAnswerRepository(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * A disliked answer.
   *
   * @param reason what the user wrote; may be empty
   */
  public record DislikedAnswer(
      long voteId, Conversation conversation, String reason, String reasonCode) {}

  private record Row(
      long voteId, long conversationId, @Nullable String reason, String reasonCode) {}

  /** Returns dislikes with one of some reason codes since an instant, newest first. */
  public List<DislikedAnswer> disliked(Collection<String> codes, Instant from, int limit) {
    return details(
        workspace.read(
            session ->
                session
                    .createSelectionQuery(
                        "select id, conversationId, reason, reasonCode from VoteEntity"
                            + " where value = 'dislike' and conversationId is not null"
                            + " and reasonCode in :codes and createdAt >= :from"
                            + " order by createdAt desc, id desc",
                        Row.class)
                    .setParameterList("codes", codes)
                    .setParameter("from", from)
                    .setMaxResults(limit)
                    .getResultList()));
  }

  /** Returns those of some votes that are dislikes, newest first. */
  public List<DislikedAnswer> disliked(Collection<Long> votes) {
    return details(
        IdQuery.rows(
            workspace,
            Row.class,
            votes,
            "select id, conversationId, reason, reasonCode from VoteEntity"
                + " where value = 'dislike' and conversationId is not null"
                + " and id in :ids order by createdAt desc, id desc"));
  }

  private List<DislikedAnswer> details(List<Row> rows) {
    var conversations =
        conversations(rows.stream().map(Row::conversationId).toList()).stream()
            .collect(Collectors.toMap(Conversation::id, c -> c));
    return rows.stream()
        .filter(row -> conversations.containsKey(row.conversationId()))
        .map(
            row ->
                new DislikedAnswer(
                    row.voteId(),
                    Objects.requireNonNull(conversations.get(row.conversationId())),
                    row.reason() == null ? "" : row.reason(),
                    row.reasonCode()))
        .toList();
  }

  /** Returns answers since an instant that have likes and no dislike, newest first. */
  public List<Conversation> liked(Instant from, int limit) {
    return workspace.read(
        session ->
            session
                .createSelectionQuery(
                    "from ConversationEntity c where c.createdAt >= :from"
                        + " and exists (select 1 from VoteEntity v where v.conversationId = c.id"
                        + " and v.value = 'like')"
                        + " and not exists (select 1 from VoteEntity v where v.conversationId = c.id"
                        + " and v.value = 'dislike') order by c.createdAt desc, c.id desc",
                    ConversationEntity.class)
                .setParameter("from", from)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(ConversationEntity::toRecord)
                .toList());
  }

  /** Returns conversations by their ids, in no particular order. */
  public List<Conversation> conversations(Collection<Long> ids) {
    return IdQuery.rows(
            workspace, ConversationEntity.class, ids, "from ConversationEntity where id in :ids")
        .stream()
        .map(ConversationEntity::toRecord)
        .toList();
  }
}
