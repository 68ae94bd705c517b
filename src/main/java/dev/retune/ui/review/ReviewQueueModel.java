package dev.retune.ui.review;

import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.review.decision.Judgement;
import dev.retune.review.queue.QueueEntry;
import dev.retune.review.queue.ReviewQueueOrder;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The list of the queue beside the open answer: jump, filter, and judge several at once. */
final class ReviewQueueModel {
  /** More than anybody scrolls through. */
  static final int MOST = 200;

  private final ReviewGateway gateway;
  private final ScreenContext context;
  private final LatestTask latest;
  private final ObservableList<QueueEntry> entries = FXCollections.observableArrayList();
  private final FilteredList<QueueEntry> shown = new FilteredList<>(entries);
  private final StringProperty filter = new SimpleStringProperty("");
  private final BooleanProperty visible = new SimpleBooleanProperty(true);
  private final ObjectProperty<List<Long>> selected = new SimpleObjectProperty<>(List.of());

  ReviewQueueModel(ReviewGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.latest = new LatestTask(context.runner());
    filter.subscribe((was, is) -> filter(is));
  }

  /** The entries that match the filter, in the order of the queue. */
  ObservableList<QueueEntry> shown() {
    return shown;
  }

  /** Words to look for in the question, the reason and the reviewer who flagged. */
  StringProperty filter() {
    return filter;
  }

  BooleanProperty visible() {
    return visible;
  }

  /** The conversations that are selected to be judged together. */
  ObjectProperty<List<Long>> selected() {
    return selected;
  }

  void refresh(ReviewQueueOrder order) {
    latest.run(() -> gateway.queue(order, MOST), this::came, context.notices()::failed);
  }

  private void came(List<QueueEntry> now) {
    if (!entries.equals(now)) {
      entries.setAll(now);
    }
  }

  /** Takes an answer out of the list at once, because it was decided. */
  void remove(long conversationId) {
    entries.removeIf(entry -> entry.answer().conversationId() == conversationId);
  }

  private void filter(String typed) {
    List<String> words = List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    shown.setPredicate(
        entry -> {
          String text = text(entry).toLowerCase(Locale.ROOT);
          return words.stream().allMatch(text::contains);
        });
  }

  private String text(QueueEntry entry) {
    return String.join(
        " ", entry.question(), reason(entry).orElse(""), entry.flaggedBy().orElse(""));
  }

  Optional<String> reason(QueueEntry entry) {
    return Optional.of(entry.answer().reasonCode())
        .filter(code -> !code.isEmpty())
        .map(code -> BuiltInReasonCodes.name(context.texts(), code));
  }

  /**
   * Asks whether to give all selected answers the same judgement, and saves it. The corrected
   * answer and the document belong to one answer and are left out.
   *
   * @param finished called afterwards
   */
  void judge(Judgement judgement, Runnable finished) {
    List<Long> ids = selected.get();
    Judgement same =
        new Judgement(
            judgement.verdict(),
            judgement.reasonCode(),
            Optional.empty(),
            Optional.empty(),
            judgement.note());
    String verdict = context.texts().get("ui.review.verdict." + same.verdict());
    context
        .dialogs()
        .confirm(
            new UserDialogs.Question(
                context.texts().get("ui.review.together.ask", ids.size(), verdict),
                context.texts().get("ui.review.together.effect"),
                context.texts().get("ui.review.together.do"),
                true),
            () -> save(ids, same, finished));
  }

  private void save(List<Long> ids, Judgement judgement, Runnable finished) {
    context
        .runner()
        .run(
            () -> gateway.decideAlike(ids, judgement),
            count -> {
              selected.set(List.of());
              context.notices().done(context.texts().get("ui.review.together.done", count));
              finished.run();
            },
            e -> {
              context.notices().failed(e);
              finished.run();
            });
  }
}
