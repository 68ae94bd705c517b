package dev.retune.app;

import dev.retune.feedback.Document;
import dev.retune.index.Mode;
import dev.retune.index.SearchHit;
import dev.retune.reasons.ReasonCode;
import dev.retune.review.Agreement;
import dev.retune.review.Draft;
import dev.retune.review.Judgement;
import dev.retune.review.QueueOrder;
import dev.retune.review.ReviewItem;
import dev.retune.review.ReviewProgress;
import dev.retune.review.ReviewService;
import dev.retune.review.Reviewer;
import dev.retune.review.Saved;
import dev.retune.review.Waiting;
import dev.retune.ui.review.ReviewDesk;
import dev.retune.work.Worker;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What the screen Review asks of the services. */
record ReviewServices(FeedbackModule feedback, IndexModule index, Supplier<ReviewService> desk)
    implements ReviewDesk {
  private static final int HITS = 10;

  /** For one reviewer at this process's window. */
  ReviewServices(
      CoreServices core, ZoneId zone, FeedbackModule feedback, IndexModule index, String person) {
    this(
        feedback,
        index,
        new Lazy<>(
            () ->
                new ReviewService(
                    core.workspace(),
                    core.clock(),
                    zone,
                    new Reviewer(person, Worker.thisProcess().toString()))));
  }

  // made when it is first asked, for the window is put together before its database is open
  private ReviewService review() {
    return desk.get();
  }

  @Override
  public List<String> codes() {
    return feedback.reasonLists().current().active().stream().map(ReasonCode::code).toList();
  }

  @Override
  public Optional<ReviewItem> next(
      QueueOrder order, Optional<Waiting> last, Collection<Long> held) {
    return review().next(order, last, held);
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
  public void keep(long conversationId, Draft draft) {
    review().keep(conversationId, draft);
  }

  @Override
  public Saved save(long conversationId, Judgement judgement, boolean anyway) {
    return review().save(conversationId, judgement, anyway);
  }

  @Override
  public Optional<ReviewItem> undo() {
    return review().undo();
  }

  @Override
  public Optional<ReviewItem> redo() {
    return review().redo();
  }

  @Override
  public ReviewProgress progress() {
    return review().progress();
  }

  @Override
  public Agreement agreement() {
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
    // without an index there is nothing to find, and the screen says so
    return index.versions().liveId().isEmpty()
        ? List.of()
        : index.search().search(text, HITS, Mode.HYBRID).hits();
  }
}
