package dev.retune.review;

import dev.retune.feedback.model.Conversation;
import dev.retune.feedback.query.QuestionRepository;
import dev.retune.feedback.repository.ConversationRepository;
import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.persistence.RetryingTransactions;
import dev.retune.persistence.TransactionContext;
import dev.retune.persistence.Workspace;
import dev.retune.review.agreement.ReviewerAgreement;
import dev.retune.review.decision.Decision;
import dev.retune.review.decision.DecisionDraft;
import dev.retune.review.decision.DecisionDraftRepository;
import dev.retune.review.decision.DecisionHistoryRepository;
import dev.retune.review.decision.DecisionRepository;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.ReviewFlagRepository;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.review.decision.Reviewer;
import dev.retune.review.decision.SecondOpinionPolicy;
import dev.retune.review.journal.ReviewJournalEntity;
import dev.retune.review.queue.ClaimRepository;
import dev.retune.review.queue.QueueEntry;
import dev.retune.review.queue.QueuedAnswer;
import dev.retune.review.queue.ReviewQueue;
import dev.retune.review.queue.ReviewQueueOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A reviewer's operations: queue, claims, drafts, decisions, undo and redo. */
public final class ReviewService {
  /** How long claims last without renewal. */
  public static final Duration LEASE = ClaimRepository.TIME_TO_LIVE;

  private final Workspace workspace;
  private final Clock clock;
  private final ZoneId zone;
  private final Reviewer reviewer;
  private final ReviewQueue queue;
  private final ClaimRepository claims;
  private final DecisionDraftRepository drafts;
  private final DecisionRepository decisions;
  private final DecisionHistoryRepository history;
  private final DecisionRestoration restoration;
  private final SecondOpinionFlagging flagging;
  private final ReviewItemRepository items = new ReviewItemRepository();
  private final SecondOpinionPolicy second;
  private final AlikeReview alike;
  private final ReviewFlagRepository flags = new ReviewFlagRepository();
  private final QuestionRepository questions;

  /**
   * Works on one workspace.
   *
   * @param zone time zone in which a day begins
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
    this.history = new DecisionHistoryRepository(workspace);
    this.questions = new QuestionRepository(workspace);
    this.second = new SecondOpinionPolicy(workspace, clock);
    this.restoration =
        new DecisionRestoration(workspace, reviewer, history, decisions, drafts, claims);
    this.flagging = new SecondOpinionFlagging(workspace, clock, reviewer, decisions);
    this.alike = new AlikeReview(workspace, reviewer, queue, decisions, drafts, claims);
  }

  /**
   * Claims and returns the first answer.
   *
   * @param held answers to skip
   * @return empty if none is waiting
   */
  public Optional<ReviewItem> first(ReviewQueueOrder order, Collection<Long> held) {
    return claim(order, queue.first(order, held), held);
  }

  /**
   * Claims and returns the next answer.
   *
   * @param last last position in the queue
   * @param held answers to skip
   * @return empty at the end of the queue
   */
  public Optional<ReviewItem> next(
      ReviewQueueOrder order, QueuedAnswer last, Collection<Long> held) {
    return claim(order, queue.after(order, last, held), held);
  }

  private Optional<ReviewItem> claim(
      ReviewQueueOrder order, List<QueuedAnswer> first, Collection<Long> held) {
    List<QueuedAnswer> found = first;
    while (!found.isEmpty()) {
      for (QueuedAnswer row : found) {
        if (claims.take(row.conversationId())) {
          return read(row.conversationId(), true);
        }
      }
      // all of them were claimed by others meanwhile
      found = queue.after(order, found.getLast(), held);
    }
    return Optional.empty();
  }

  /**
   * Returns the answer whose draft this reviewer left last, if it is still open or somebody else
   * has decided it since, so that the draft is not lost.
   */
  public Optional<ReviewItem> resume() {
    for (long id : drafts.conversationsOf(reviewer.name())) {
      boolean claimed = claims.take(id);
      if (claimed || other(id).isPresent()) {
        return read(id, claimed);
      }
    }
    return Optional.empty();
  }

  /** Returns the first answers that wait, without claiming them. */
  public List<ReviewItem> waiting(ReviewQueueOrder order, int limit) {
    List<ReviewItem> items = new ArrayList<>();
    List<QueuedAnswer> found = queue.first(order, Set.of());
    while (!found.isEmpty() && items.size() < limit) {
      found.stream()
          .limit(limit - items.size())
          .forEach(row -> look(row.conversationId()).ifPresent(items::add));
      found = queue.after(order, found.getLast(), Set.of());
    }
    return items;
  }

  /** Returns an answer by its id, without claiming it. */
  public Optional<ReviewItem> look(long conversationId) {
    return read(conversationId, false);
  }

  /** Returns an answer by its id, claimed if possible. */
  public Optional<ReviewItem> open(long conversationId) {
    return read(conversationId, claims.take(conversationId));
  }

  private Optional<ReviewItem> read(long id, boolean claimed) {
    return workspace.reading(
        transaction ->
            ConversationRepository.byId(transaction, id)
                .map(conversation -> item(transaction, conversation, claimed)));
  }

  private ReviewItem item(
      TransactionContext transaction, Conversation conversation, boolean claimed) {
    long id = conversation.id();
    List<Decision> decided = DecisionHistoryRepository.of(transaction, id);
    return new ReviewItem(
        ReviewQueue.row(transaction, id),
        conversation,
        DocumentRepository.servedWith(transaction, conversation),
        ConversationRepository.votesOf(transaction, id),
        drafts.find(transaction, reviewer.name(), id),
        decided.stream()
            .filter(d -> d.reviewer().equals(reviewer.name()) && d.undoneAt().isEmpty())
            .reduce((older, newer) -> newer),
        claimed,
        other(transaction, id),
        flags.find(transaction, id).map(ReviewFlagRepository.Flag::flaggedBy));
  }

  /**
   * Renews the claims on answers.
   *
   * @return the answers whose claims were lost
   */
  public Set<Long> renew(Collection<Long> conversationIds) {
    return claims.renew(conversationIds);
  }

  /** Releases claims. */
  public void release(Collection<Long> conversationIds) {
    claims.release(conversationIds);
  }

  /** Saves a draft; an empty one is deleted. */
  public void saveDraft(long conversationId, DecisionDraft draft) {
    drafts.save(reviewer.name(), conversationId, draft);
  }

  /**
   * Records a judgement. A claim is not required, but somebody else's decision must not be
   * overridden silently.
   *
   * @param anyway override somebody else's decision
   */
  public SaveOutcome save(long conversationId, Judgement judgement, boolean anyway) {
    return RetryingTransactions.retrying(
        () ->
            workspace.transaction(
                transaction -> {
                  decisions.lock(transaction, conversationId, judgement);
                  Optional<String> other =
                      anyway ? Optional.empty() : other(transaction, conversationId);
                  if (other.isPresent()) {
                    drafts.save(
                        transaction, reviewer.name(), conversationId, DecisionDraft.of(judgement));
                    return new SaveOutcome.Kept(other.get());
                  }
                  Decision decision =
                      decisions.record(
                          transaction,
                          conversationId,
                          reviewer.name(),
                          judgement,
                          ReviewJournalEntity.Action.DECIDE);
                  drafts.save(transaction, reviewer.name(), conversationId, DecisionDraft.EMPTY);
                  claims.release(transaction, conversationId);
                  return new SaveOutcome.Done(decision);
                }));
  }

  /** Returns the reviewer whose decision conflicts. */
  private Optional<String> other(long conversationId) {
    return workspace.reading(transaction -> other(transaction, conversationId));
  }

  private Optional<String> other(TransactionContext transaction, long conversationId) {
    List<String> deciders = history.reviewers(transaction, conversationId);
    boolean wanted =
        deciders.isEmpty()
            || deciders.contains(reviewer.name())
            || items.isWaiting(transaction, conversationId);
    return wanted ? Optional.empty() : Optional.of(deciders.getFirst());
  }

  /** Decides answers of a topic alike. */
  public AlikeReview alike() {
    return alike;
  }

  /**
   * Undoes this reviewer's latest decision, however old, with those that were made together with
   * it. Its content becomes a draft.
   *
   * @return its answer; empty when there is nothing to undo
   */
  public Optional<RestoredAnswer> undo() {
    List<Decision> undone = restoration.undo();
    return last(undone).flatMap(this::open).map(item -> new RestoredAnswer(item, undone.size()));
  }

  private static Optional<Long> last(List<Decision> changed) {
    return changed.isEmpty() ? Optional.empty() : Optional.of(changed.getLast().conversationId());
  }

  /**
   * Redoes the decision undone last with those undone together with it, unless a new one was made
   * since.
   *
   * @return its answer; empty when there is nothing to redo
   */
  public Optional<RestoredAnswer> redo() {
    List<Decision> redone = restoration.redo();
    return last(redone)
        .flatMap(id -> read(id, false))
        .map(item -> new RestoredAnswer(item, redone.size()));
  }

  /** Returns the first answers of the queue, without claiming them. */
  public List<QueueEntry> list(ReviewQueueOrder order, int limit) {
    List<QueuedAnswer> rows = queue.list(order, limit);
    List<Long> ids = rows.stream().map(QueuedAnswer::conversationId).toList();
    Map<Long, String> asked = questions.of(ids);
    Map<Long, ReviewFlagRepository.Flag> flagged =
        workspace.reading(transaction -> flags.of(transaction, ids));
    return rows.stream()
        .map(
            row ->
                new QueueEntry(
                    row,
                    asked.getOrDefault(row.conversationId(), ""),
                    Optional.ofNullable(flagged.get(row.conversationId()))
                        .map(ReviewFlagRepository.Flag::flaggedBy)))
        .toList();
  }

  /** Asks for a second opinion about an answer, or no longer. */
  public void flag(long conversationId, boolean wanted) {
    flagging.set(conversationId, wanted);
  }

  /** Returns everything that happened to an answer, as this reviewer may see it. */
  public List<ReviewEvent> history(long conversationId) {
    return new ReviewHistory(workspace, reviewer.name()).of(conversationId);
  }

  /** Returns what this reviewer did in the last days, today included. */
  public ReviewerStatistics statistics(int days) {
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    LocalDate first = today.minusDays(days - 1L);
    return ReviewerStatistics.of(
        history.since(reviewer.name(), first.atStartOfDay(zone).toInstant()), first, today, zone);
  }

  /** Returns the progress of the reviewers. */
  public ReviewProgress progress() {
    Instant day = clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    List<ReviewProgress.Count> counts =
        history.counts(day).stream()
            .map(c -> new ReviewProgress.Count(c.reviewer(), c.today(), c.decided()))
            .toList();
    return new ReviewProgress(
        queue.remaining(),
        counts.stream()
            .filter(c -> c.reviewer().equals(reviewer.name()))
            .mapToLong(ReviewProgress.Count::today)
            .sum(),
        counts.stream().mapToLong(ReviewProgress.Count::decided).sum(),
        counts);
  }

  /** Returns how far judgements agree. */
  public ReviewerAgreement agreement() {
    return ReviewerAgreement.of(workspace);
  }

  /** Returns the share of answers that get a second opinion, 0 to 1. */
  public double secondShare() {
    return second.share();
  }

  /**
   * Sets that share for all reviewers of the workspace and for future decisions.
   *
   * @throws dev.retune.common.error.InvalidInputException when it is not between 0 and 1
   */
  public void setSecondShare(double share) {
    second.setShare(share, reviewer.name());
  }
}
