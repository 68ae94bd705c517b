package dev.retune.ui.review;

import dev.retune.ui.review.ReviewViewModel.State;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The state of the screen and the open answer. */
final class OpenItemState {
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
  private final Set<Long> saving = new HashSet<>();
  private final ReadOnlyObjectWrapper<Optional<OpenReviewItem>> item =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** The answers whose decisions are on their way to the database. */
  Set<Long> saving() {
    return saving;
  }

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
