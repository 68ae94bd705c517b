package dev.retune.ui.reasons;

import dev.retune.reasons.model.CodedReason;
import dev.retune.reasons.model.ReasonCode;
import dev.retune.reasons.store.CodedReasonRepository.Order;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The reasons of one code, loaded page by page, and their assignment to other codes. */
final class ReasonListModel {
  /** Reasons per page. */
  static final int PAGE = 200;

  private final ReasonsGateway gateway;
  private final ScreenContext context;
  private final LatestTask firstPage;
  private final LatestTask nextPage;
  private final ObservableList<CodedReason> reasons = FXCollections.observableArrayList();
  private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.LEAST_SURE);
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
  private final List<Long> corrections = new ArrayList<>();
  private Optional<String> code = Optional.empty();
  private boolean complete;

  ReasonListModel(ReasonsGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.firstPage = new LatestTask(context);
    this.nextPage = new LatestTask(context);
    order.subscribe((was, is) -> refresh());
  }

  /** The reasons loaded so far. */
  ObservableList<CodedReason> reasons() {
    return reasons;
  }

  /** The sort order of the reasons. */
  ObjectProperty<Order> order() {
    return order;
  }

  /** Whether a correction made here can be undone. */
  ReadOnlyBooleanProperty undoable() {
    return undoable.getReadOnlyProperty();
  }

  /** Shows the reasons of a code. */
  void show(String shown) {
    code = Optional.of(shown);
    refresh();
  }

  private void refresh() {
    nextPage.cancel();
    code.ifPresent(shown -> load(firstPage, shown, 0));
  }

  /** Loads the next page when the end of the list becomes visible. */
  void loadMore() {
    if (!complete && !reasons.isEmpty()) {
      code.ifPresent(shown -> load(nextPage, shown, reasons.size()));
    }
  }

  private void load(LatestTask task, String shown, int skip) {
    TimeWindow window = context.timeWindow().window().get();
    Order by = order.get();
    task.run(
        () -> gateway.reasons(shown, window, by, skip, PAGE),
        found -> {
          complete = found.size() < PAGE;
          if (skip == 0) {
            reasons.setAll(found);
          } else {
            reasons.addAll(found);
          }
        },
        context.notices()::failed);
  }

  /** Assigns a reason to a code. */
  void assign(CodedReason reason, ReasonCode to, Runnable done, Runnable failed) {
    // Removed at once, so that the next key applies to the next reason.
    reasons.remove(reason);
    context
        .runner()
        .run(
            () -> gateway.assign(reason.voteId(), to, context.person()),
            correction -> {
              corrections.add(correction);
              undoable.set(true);
              done.run();
              context.timeWindow().changed();
            },
            e -> {
              context.notices().failed(e);
              failed.run();
            });
  }

  /** Undoes the latest assignment. */
  void undo() {
    if (corrections.isEmpty()) {
      return;
    }
    long correction = corrections.removeLast();
    undoable.set(!corrections.isEmpty());
    context
        .runner()
        .run(
            () -> {
              gateway.undoAssignment(correction, context.person());
              return correction;
            },
            done -> context.timeWindow().changed(),
            context.notices()::failed);
  }
}
