package dev.retune.ui.review;

import dev.retune.common.error.UnavailableException;
import dev.retune.feedback.model.Conversation;
import dev.retune.feedback.model.Document;
import dev.retune.feedback.model.ServedDocument;
import dev.retune.index.search.SearchHit;
import dev.retune.review.AlikeAnswers;
import dev.retune.review.AlikeAnswers.AlikeAnswer;
import dev.retune.review.RestoredAnswer;
import dev.retune.review.ReviewEvent;
import dev.retune.review.ReviewItem;
import dev.retune.review.ReviewProgress;
import dev.retune.review.ReviewerStatistics;
import dev.retune.review.SaveOutcome;
import dev.retune.review.agreement.ConfusionMatrix;
import dev.retune.review.agreement.ReviewerAgreement;
import dev.retune.review.decision.Decision;
import dev.retune.review.decision.DecisionDraft;
import dev.retune.review.decision.Judgement;
import dev.retune.review.queue.QueueEntry;
import dev.retune.review.queue.QueuedAnswer;
import dev.retune.review.queue.ReviewQueueOrder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An in-memory queue of five answers. */
final class FakeReviewGateway implements ReviewGateway {
  static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  final TreeSet<Long> waiting = new TreeSet<>(Set.of(1L, 2L, 3L, 4L, 5L));
  final Set<Long> claimed = new HashSet<>();
  final Set<Long> taken = new HashSet<>();
  final Set<Long> flagged = new HashSet<>();
  final Map<Long, DecisionDraft> drafts = new HashMap<>();
  final Map<Long, Judgement> decided = new HashMap<>();
  final Map<Long, String> others = new HashMap<>();
  final Deque<Long> done = new ArrayDeque<>();
  final Deque<Map.Entry<Long, Judgement>> undone = new ArrayDeque<>();
  final List<String> asked = new ArrayList<>();
  boolean lost;
  double share;

  private void check(String what) {
    asked.add(what);
    if (lost) {
      throw new UnavailableException("persistence.unavailable", "here", "gone");
    }
  }

  Judgement decided(long id) {
    return Objects.requireNonNull(decided.get(id));
  }

  DecisionDraft draft(long id) {
    return Objects.requireNonNull(drafts.get(id));
  }

  private ReviewItem item(long id) {
    Conversation conversation =
        new Conversation(
            id,
            1,
            "c" + id,
            Optional.empty(),
            "Question " + id,
            "Answer " + id,
            List.of("d"),
            Optional.empty(),
            Optional.empty(),
            NOW);
    return new ReviewItem(
        Optional.of(new QueuedAnswer(id, 1, NOW.minusSeconds(id), 1, "")),
        conversation,
        List.of(new ServedDocument("d", document(7))),
        List.of(),
        Optional.ofNullable(drafts.get(id)),
        Optional.ofNullable(decided.get(id))
            .map(j -> new Decision(id, id, "kim", j, NOW, Optional.empty())),
        claimed.contains(id),
        Optional.ofNullable(others.get(id)).filter(by -> !waiting.contains(id)),
        flagged.contains(id) ? Optional.of("kim") : Optional.empty());
  }

  @Override
  public List<String> codes() {
    return List.of("irrelevant", "incomplete", "incorrect");
  }

  @Override
  public Optional<ReviewItem> first(ReviewQueueOrder order, Collection<Long> held) {
    return nextAfter(Long.MIN_VALUE, held);
  }

  @Override
  public Optional<ReviewItem> next(
      ReviewQueueOrder order, QueuedAnswer after, Collection<Long> held) {
    return nextAfter(after.conversationId(), held);
  }

  private Optional<ReviewItem> nextAfter(long last, Collection<Long> held) {
    check("next");
    return waiting.stream()
        .filter(id -> id > last)
        .filter(id -> !held.contains(id) && !taken.contains(id))
        .findFirst()
        .map(this::claim);
  }

  private ReviewItem claim(long id) {
    claimed.add(id);
    return item(id);
  }

  @Override
  public Optional<ReviewItem> resume() {
    check("resume");
    return drafts.keySet().stream()
        .filter(id -> waiting.contains(id) || others.containsKey(id))
        .findFirst()
        .map(id -> waiting.contains(id) ? claim(id) : item(id));
  }

  @Override
  public Optional<ReviewItem> open(long id) {
    check("open " + id);
    return Optional.of(waiting.contains(id) && !taken.contains(id) ? claim(id) : item(id));
  }

  @Override
  public Set<Long> renew(Collection<Long> ids) {
    check("renew " + ids);
    Set<Long> gone = new HashSet<>(ids);
    gone.retainAll(taken);
    return gone;
  }

  @Override
  public void release(Collection<Long> ids) {
    check("release " + ids);
    claimed.removeAll(ids);
  }

  @Override
  public void saveDraft(long id, DecisionDraft draft) {
    check("keep " + id);
    if (draft.isEmpty()) {
      drafts.remove(id);
    } else {
      drafts.put(id, draft);
    }
  }

  @Override
  public SaveOutcome save(long id, Judgement judgement, boolean anyway) {
    check("save " + id);
    if (others.containsKey(id) && !anyway) {
      drafts.put(id, DecisionDraft.of(judgement));
      return new SaveOutcome.Kept(others.get(id));
    }
    return new SaveOutcome.Done(decide(id, judgement));
  }

  private Decision decide(long id, Judgement judgement) {
    waiting.remove(id);
    claimed.remove(id);
    drafts.remove(id);
    decided.put(id, judgement);
    done.push(id);
    return new Decision(id, id, "kim", judgement, NOW, Optional.empty());
  }

  @Override
  public Optional<RestoredAnswer> undo() {
    check("undo");
    if (done.isEmpty()) {
      return Optional.empty();
    }
    long id = done.pop();
    Judgement said = decided(id);
    decided.remove(id);
    undone.push(Map.entry(id, said));
    drafts.put(id, DecisionDraft.of(said));
    waiting.add(id);
    return Optional.of(new RestoredAnswer(claim(id), 1));
  }

  @Override
  public Optional<RestoredAnswer> redo() {
    check("redo");
    if (undone.isEmpty()) {
      return Optional.empty();
    }
    var again = undone.pop();
    decide(again.getKey(), again.getValue());
    return Optional.of(new RestoredAnswer(item(again.getKey()), 1));
  }

  @Override
  public Optional<AlikeAnswers> alike(long id) {
    check("alike " + id);
    return Optional.of(
        new AlikeAnswers(
            9,
            waiting.size(),
            waiting.stream().map(w -> new AlikeAnswer(w, "Question " + w, "Answer")).toList()));
  }

  @Override
  public int decideAlike(List<Long> ids, Judgement judgement) {
    check("alike " + ids);
    ids.forEach(id -> decide(id, judgement));
    return ids.size();
  }

  @Override
  public List<QueueEntry> queue(ReviewQueueOrder order, int limit) {
    check("queue");
    return waiting.stream()
        .map(
            id ->
                new QueueEntry(
                    new QueuedAnswer(id, 1, NOW.minusSeconds(id), 1, ""),
                    "Question " + id,
                    Optional.empty()))
        .toList();
  }

  @Override
  public void flag(long id, boolean wanted) {
    if (wanted) {
      flagged.add(id);
    } else {
      flagged.remove(id);
    }
  }

  @Override
  public List<ReviewEvent> history(long id) {
    return List.of();
  }

  @Override
  public ReviewerStatistics statistics(int days) {
    return new ReviewerStatistics(List.of(), Map.of(), Optional.empty());
  }

  @Override
  public ReviewProgress progress() {
    check("progress");
    return new ReviewProgress(waiting.size(), decided.size(), decided.size(), List.of());
  }

  @Override
  public ReviewerAgreement agreement() {
    check("agreement");
    ConfusionMatrix matrix =
        new ConfusionMatrix(List.of("FINE", "WRONG"), List.of(List.of(1L, 0L), List.of(0L, 1L)));
    return new ReviewerAgreement(matrix, List.of());
  }

  @Override
  public double secondShare() {
    return share;
  }

  @Override
  public void setSecondShare(double wanted) {
    share = wanted;
  }

  @Override
  public Optional<Document> document(long id) {
    return Optional.of(
        new Document(
            id,
            1,
            "d",
            Optional.empty(),
            Optional.empty(),
            Optional.of("Title"),
            Optional.empty(),
            "body",
            "hash",
            Optional.empty()));
  }

  @Override
  public List<SearchHit> search(String text) {
    check("search " + text);
    return List.of(new SearchHit(7, "d", 1, "Title", "", "the passage of " + text));
  }
}
