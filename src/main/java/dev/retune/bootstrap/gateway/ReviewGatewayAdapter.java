package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.FeedbackModule;
import dev.retune.bootstrap.module.IndexModule;
import dev.retune.bootstrap.module.LazySupplier;
import dev.retune.feedback.model.Document;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.SearchHit;
import dev.retune.review.AlikeAnswers;
import dev.retune.review.RestoredAnswer;
import dev.retune.review.ReviewEvent;
import dev.retune.review.ReviewItem;
import dev.retune.review.ReviewProgress;
import dev.retune.review.ReviewService;
import dev.retune.review.ReviewerStatistics;
import dev.retune.review.SaveOutcome;
import dev.retune.review.agreement.ReviewerAgreement;
import dev.retune.review.decision.DecisionDraft;
import dev.retune.review.decision.Judgement;
import dev.retune.review.queue.QueueEntry;
import dev.retune.review.queue.QueuedAnswer;
import dev.retune.review.queue.ReviewQueueOrder;
import dev.retune.ui.review.ReviewGateway;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Connects the Review screen to the services. */
record ReviewGatewayAdapter(
    FeedbackModule feedback, IndexModule index, Supplier<ReviewService> service)
    implements ReviewGateway {
  private static final int HITS = 10;

  /** Creates the adapter for one reviewer in this process. */
  ReviewGatewayAdapter(FeedbackModule feedback, IndexModule index, String person) {
    this(feedback, index, new LazySupplier<>(() -> feedback.review(person)));
  }

  // created on first use, because the window is built before the database is open
  private ReviewService review() {
    return service.get();
  }

  @Override
  public List<String> codes() {
    return feedback.activeReasonCodes();
  }

  @Override
  public Optional<ReviewItem> first(ReviewQueueOrder order, Collection<Long> held) {
    return review().first(order, held);
  }

  @Override
  public Optional<ReviewItem> next(
      ReviewQueueOrder order, QueuedAnswer after, Collection<Long> held) {
    return review().next(order, after, held);
  }

  @Override
  public Optional<ReviewItem> resume() {
    return review().resume();
  }

  @Override
  public Optional<ReviewItem> open(long conversationId) {
    return review().open(conversationId);
  }

  @Override
  public Set<Long> renew(Collection<Long> conversationIds) {
    return review().renew(conversationIds);
  }

  @Override
  public void release(Collection<Long> conversationIds) {
    review().release(conversationIds);
  }

  @Override
  public void saveDraft(long conversationId, DecisionDraft draft) {
    review().saveDraft(conversationId, draft);
  }

  @Override
  public SaveOutcome save(long conversationId, Judgement judgement, boolean anyway) {
    return review().save(conversationId, judgement, anyway);
  }

  @Override
  public Optional<RestoredAnswer> undo() {
    return review().undo();
  }

  @Override
  public Optional<RestoredAnswer> redo() {
    return review().redo();
  }

  @Override
  public Optional<AlikeAnswers> alike(long conversationId) {
    return review().alike().like(conversationId);
  }

  @Override
  public int decideAlike(List<Long> conversationIds, Judgement judgement) {
    return review().alike().decide(conversationIds, judgement).size();
  }

  @Override
  public List<QueueEntry> queue(ReviewQueueOrder order, int limit) {
    return review().list(order, limit);
  }

  @Override
  public void flag(long conversationId, boolean wanted) {
    review().flag(conversationId, wanted);
  }

  @Override
  public List<ReviewEvent> history(long conversationId) {
    return review().history(conversationId);
  }

  @Override
  public ReviewerStatistics statistics(int days) {
    return review().statistics(days);
  }

  @Override
  public ReviewProgress progress() {
    return review().progress();
  }

  @Override
  public ReviewerAgreement agreement() {
    return review().agreement();
  }

  @Override
  public double secondShare() {
    return review().secondShare();
  }

  @Override
  public void setSecondShare(double share) {
    review().setSecondShare(share);
  }

  @Override
  public Optional<Document> document(long id) {
    return feedback.documents().byId(id);
  }

  @Override
  public List<SearchHit> search(String text) {
    // without an index nothing can be found, and the screen says so
    return index.versions().liveId().isEmpty()
        ? List.of()
        : index.search().search(text, HITS, SearchMode.HYBRID).hits();
  }
}
