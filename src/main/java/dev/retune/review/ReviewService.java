package dev.retune.review;

import dev.retune.feedback.repository.ConversationRepository;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.Workspace;
import dev.retune.review.agreement.ReviewerAgreement;
import dev.retune.review.decision.Decision;
import dev.retune.review.decision.DecisionDraft;
import dev.retune.review.decision.DecisionDraftRepository;
import dev.retune.review.decision.DecisionEntity;
import dev.retune.review.decision.DecisionProjection;
import dev.retune.review.decision.DecisionRepository;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.Reviewer;
import dev.retune.review.decision.SecondOpinionPolicy;
import dev.retune.review.journal.ReviewJournal;
import dev.retune.review.journal.ReviewJournalEntity;
import dev.retune.review.queue.ClaimRepository;
import dev.retune.review.queue.QueuedAnswer;
import dev.retune.review.queue.ReviewQueue;
import dev.retune.review.queue.ReviewQueueOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.StatelessSession;

/** One reviewer's work: the queue, the claims, the drafts, the decisions and their undoing. */
public final class ReviewService {
  /** How long a window that is not heard of keeps the answers it claimed. */
  public static final Duration LEASE = ClaimRepository.TIME_TO_LIVE;

  private final Workspace workspace;
  private final Clock clock;
  private final ZoneId zone;
  private final Reviewer reviewer;
  private final ReviewQueue queue;
  private final ClaimRepository claims;
  private final DecisionDraftRepository drafts;
  private final DecisionRepository decisions;
  private final SecondOpinionPolicy second;

  /**
   * Over one workspace.
   *
   * @param zone in which the day begins
   */
  public ReviewService(Workspace workspace, Clock clock, ZoneId zone, Reviewer reviewer) {
    this.workspace = workspace;
    this.clock = clock;
    this.zone = zone;
    this.reviewer = reviewer;
    this.queue = new ReviewQueue(workspace, clock, reviewer);
    this.claims = new ClaimRepository(workspace, clock, reviewer);
    this.drafts = new DecisionDraftRepository(workspace, clock);
    this.decisions = new DecisionRepository(workspace, clock);
    this.second = new SecondOpinionPolicy(workspace, clock);
  }

  /**
   * Claims and reads the next answer.
   *
   * @param last where the queue was left; empty to begin
   * @param held answers not to be given again
   * @return empty at the end of the queue
   */
  public Optional<ReviewItem> next(
      ReviewQueueOrder order, Optional<QueuedAnswer> last, Collection<Long> held) {
    List<QueuedAnswer> found = queue.after(order, last, held);
    while (!found.isEmpty()) {
      for (QueuedAnswer row : found) {
        if (claims.take(row.conversationId())) {
          return read(row.conversationId(), true);
        }
      }
      // all of them were taken meanwhile
      found = queue.after(order, Optional.of(found.getLast()), held);
    }
    return Optional.empty();
  }

  /**
   * The answer that this reviewer left in the middle last, if it can still be gone on with, or if
   * somebody else has decided it meanwhile, so that what was typed is not lost with it.
   */
  public Optional<ReviewItem> resume() {
    for (long id : drafts.left(reviewer.name())) {
      boolean claimed = claims.take(id);
      if (claimed || workspace.read(session -> other(session, id)).isPresent()) {
        return read(id, claimed);
      }
    }
    return Optional.empty();
  }

  /** An answer by its number, claimed if that can be. */
  public Optional<ReviewItem> open(long conversationId) {
    return read(conversationId, claims.take(conversationId));
  }

  private Optional<ReviewItem> read(long id, boolean claimed) {
    DocumentRepository documents = new DocumentRepository(workspace);
    ConversationRepository conversations = new ConversationRepository(workspace);
    return conversations
        .byId(id)
        .map(
            c ->
                new ReviewItem(
                    workspace.read(session -> ReviewQueue.row(session, id)),
                    c,
                    c.documentExternalId().stream()
                        .flatMap(there -> documents.byExternalId(there).stream())
                        .filter(d -> d.sourceId() == c.sourceId())
                        .findFirst(),
                    conversations.votesOf(id),
                    drafts.find(reviewer.name(), id),
                    mine(id),
                    claimed,
                    workspace.read(session -> other(session, id))));
  }

  private Optional<Decision> mine(long conversationId) {
    return decisions.of(conversationId).stream()
        .filter(d -> d.reviewer().equals(reviewer.name()) && d.undoneAt().isEmpty())
        .reduce((older, newer) -> newer);
  }

  /**
   * Says that answers are still worked on.
   *
   * @return those that this window has lost
   */
  public Set<Long> renew(Collection<Long> conversationIds) {
    return claims.renew(conversationIds);
  }

  /** Gives answers back to the queue. */
  public void release(Collection<Long> conversationIds) {
    claims.release(conversationIds);
  }

  /** Keeps what is typed; an empty draft is none. */
  public void keep(long conversationId, DecisionDraft draft) {
    drafts.keep(reviewer.name(), conversationId, draft);
  }

  /**
   * Decides. Without a claim it counts just the same, unless somebody else decided meanwhile.
   *
   * @param anyway to let it stand over what somebody else decided
   */
  public SaveOutcome save(long conversationId, Judgement judgement, boolean anyway) {
    return RetryingTransactions.retrying(
        () ->
            workspace.write(
                session -> {
                  DecisionProjection.lock(session, conversationId);
                  Optional<String> other =
                      anyway ? Optional.empty() : other(session, conversationId);
                  if (other.isPresent()) {
                    drafts.keep(
                        session, reviewer.name(), conversationId, DecisionDraft.of(judgement));
                    return new SaveOutcome.Kept(other.get());
                  }
                  Decision decision =
                      decisions.record(
                          session,
                          conversationId,
                          reviewer.name(),
                          judgement,
                          ReviewJournalEntity.Action.DECIDE);
                  drafts.keep(session, reviewer.name(), conversationId, DecisionDraft.EMPTY);
                  claims.release(session, conversationId);
                  return new SaveOutcome.Done(decision);
                }));
  }

  /** Whose decision stands in the way of another one. */
  private Optional<String> other(StatelessSession session, long conversationId) {
    List<String> deciders =
        session
            .createSelectionQuery(
                "select reviewer from DecisionEntity where conversationId = :c and undoneAt is null"
                    + " order by id desc",
                String.class)
            .setParameter("c", conversationId)
            .getResultList();
    boolean wanted =
        deciders.isEmpty()
            || deciders.contains(reviewer.name())
            || session
                    .createNativeQuery(
                        "select count(*) from review_item where conversation_id = :c"
                            + " and waiting = true",
                        Long.class)
                    .setParameter("c", conversationId)
                    .getSingleResult()
                > 0;
    return wanted ? Optional.empty() : Optional.of(deciders.getFirst());
  }

  /**
   * Takes this reviewer's newest decision back, whenever it was made. What it said becomes a draft.
   *
   * @return the answer it was about; empty when there is nothing to undo
   */
  public Optional<ReviewItem> undo() {
    Optional<Long> undone =
        RetryingTransactions.retrying(
            () ->
                workspace.write(
                    session ->
                        ReviewJournal.undoable(session, reviewer.name())
                            .map(id -> decisions.undo(session, id, reviewer.name()))
                            .map(
                                decision -> {
                                  drafts.keep(
                                      session,
                                      reviewer.name(),
                                      decision.conversationId(),
                                      DecisionDraft.of(decision.judgement()));
                                  return decision.conversationId();
                                })));
    return undone.flatMap(this::open);
  }

  /**
   * Decides again what was undone last, unless a new decision was made since.
   *
   * @return the answer it was about; empty when there is nothing to do again
   */
  public Optional<ReviewItem> redo() {
    Optional<Long> redone =
        RetryingTransactions.retrying(
            () ->
                workspace.write(
                    session ->
                        ReviewJournal.redoable(session, reviewer.name())
                            .map(id -> redo(session, id))));
    return redone.flatMap(id -> read(id, false));
  }

  private long redo(StatelessSession session, long decisionId) {
    Decision undone = session.get(DecisionEntity.class, decisionId).decision();
    DecisionProjection.lock(session, undone.conversationId());
    decisions.record(
        session,
        undone.conversationId(),
        reviewer.name(),
        undone.judgement(),
        ReviewJournalEntity.Action.REDO);
    drafts.keep(session, reviewer.name(), undone.conversationId(), DecisionDraft.EMPTY);
    claims.release(session, undone.conversationId());
    return undone.conversationId();
  }

  /** How far the reviewers are. */
  public ReviewProgress progress() {
    Instant day = clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    List<ReviewProgress.Count> counts =
        workspace.read(
            session ->
                session
                    .createSelectionQuery(
                        "select reviewer, sum(case when decidedAt >= :day then 1 else 0 end),"
                            + " count(*) from DecisionEntity where undoneAt is null group by reviewer"
                            + " order by count(*) desc, reviewer",
                        ReviewProgress.Count.class)
                    .setParameter("day", day)
                    .getResultList());
    return new ReviewProgress(
        queue.remaining(),
        counts.stream()
            .filter(c -> c.reviewer().equals(reviewer.name()))
            .mapToLong(ReviewProgress.Count::today)
            .sum(),
        counts.stream().mapToLong(ReviewProgress.Count::decided).sum(),
        counts);
  }

  /** How far judgements agree. */
  public ReviewerAgreement agreement() {
    return ReviewerAgreement.of(workspace);
  }

  /** The share of the answers that two reviewers shall judge, 0 to 1. */
  public double secondShare() {
    return second.share();
  }

  /**
   * Sets that share, for all reviewers of the workspace and for decisions from now on.
   *
   * @throws dev.retune.common.error.InvalidInputException when it is not between 0 and 1
   */
  public void setSecondShare(double share) {
    second.setShare(share, reviewer.name());
  }
}
