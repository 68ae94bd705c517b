package dev.retune.ui.review;

import dev.retune.ui.review.ReviewViewModel.State;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The state of the screen and the open answer. */
final class OpenItemState {
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
  private final ReadOnlyObjectWrapper<Optional<OpenReviewItem>> item =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  ReadOnlyObjectWrapper<State> state() {
    return state;
  }

  ReadOnlyObjectWrapper<Optional<OpenReviewItem>> item() {
    return item;
  }

  boolean is(State other) {
    return state.get() == other;
  }

  /** Returns the id of the open answer. */
  OptionalLong id() {
    return item.get().map(open -> OptionalLong.of(open.id())).orElse(OptionalLong.empty());
  }

  void show(OpenReviewItem open) {
    item.set(Optional.of(open));
    state.set(State.READY);
  }

  void showEmpty() {
    item.set(Optional.empty());
    state.set(State.EMPTY);
  }

  /** Returns to the open answer, if there is one. */
  void fail() {
    state.set(item.get().isPresent() ? State.READY : State.FAILED);
  }
}
