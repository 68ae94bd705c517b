package dev.retune.ui.feedback;

import dev.retune.feedback.query.VoteCursor;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The day at which the list starts; without one it starts at the newest vote. */
final class VoteListStart {
  private final ZoneId zone;
  private final ReadOnlyObjectWrapper<Optional<LocalDate>> day =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  VoteListStart(ZoneId zone) {
    this.zone = zone;
  }

  ReadOnlyObjectProperty<Optional<LocalDate>> day() {
    return day.getReadOnlyProperty();
  }

  /** Sets the day; returns whether that changes anything. */
  boolean set(LocalDate wanted) {
    boolean changes = !Optional.of(wanted).equals(day.get());
    day.set(Optional.of(wanted));
    return changes;
  }

  /** Returns to the newest vote; returns whether that changes anything. */
  boolean clear() {
    boolean changes = day.get().isPresent();
    day.set(Optional.empty());
    return changes;
  }

  /** The start of the first page. */
  PageStart page() {
    return day.get()
        .map(last -> last.plusDays(1).atStartOfDay(zone).toInstant())
        .map(midnight -> PageStart.after(new VoteCursor(midnight, Long.MIN_VALUE)))
        .orElse(PageStart.NEWEST);
  }
}
