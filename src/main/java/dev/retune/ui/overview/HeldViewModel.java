package dev.retune.ui.overview;

import dev.retune.collect.Burst;
import dev.retune.ui.kit.Dialogs;
import dev.retune.ui.kit.Latest;
import dev.retune.ui.kit.Room;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Votes that are held back from the figures: each burst waits for somebody's word. */
public final class HeldViewModel {
  /** What is listed; the rest comes up as these are decided. */
  static final int MOST = 50;

  private final HeldDesk desk;
  private final Room room;
  private final HeldWords words;
  private final Latest latest;
  private final ObservableList<HeldRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyLongWrapper more = new ReadOnlyLongWrapper();
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();

  /** Over its services; nothing is read before {@link #open}. */
  public HeldViewModel(HeldDesk desk, Room room) {
    this.desk = desk;
    this.room = room;
    this.words = new HeldWords(room.texts(), room.figures());
    this.latest = new Latest(room);
    room.scope().onNews(this::refresh);
  }

  /** Whether the list is shown instead of the figures. */
  ReadOnlyBooleanProperty isOpen() {
    return open.getReadOnlyProperty();
  }

  /** The bursts: those that wait first, then the newest. */
  ObservableList<HeldRow> rows() {
    return rows;
  }

  /** How many bursts are not listed. */
  ReadOnlyLongProperty more() {
    return more.getReadOnlyProperty();
  }

  /** Shows the list. */
  void open() {
    open.set(true);
    refresh();
  }

  /** Goes back to the figures. */
  void close() {
    open.set(false);
  }

  private void refresh() {
    if (open.get()) {
      latest.run(desk::bursts, this::came, room.notices()::failed);
    }
  }

  private void came(List<Burst> bursts) {
    more.set(Math.max(0, bursts.size() - MOST));
    rows.setAll(
        bursts.stream()
            .sorted(Comparator.comparing(burst -> !HeldWords.waits(burst)))
            .limit(MOST)
            .map(words::row)
            .toList());
  }

  /** Lets the votes of a burst count, after asking. */
  void release(HeldRow row) {
    ask("release", row, () -> desk.release(row.id()));
  }

  /** Leaves the votes of a burst out, after asking; they can be let count later. */
  void discard(HeldRow row) {
    ask("discard", row, () -> desk.discard(row.id()));
  }

  private void ask(String what, HeldRow row, Callable<Burst> change) {
    String key = "ui.overview.held." + what;
    room.dialogs()
        .confirm(
            new Dialogs.Question(
                room.texts().get(key + "Ask", row.votes(), row.who()),
                room.texts().get(key + "Effect", row.votes()),
                room.texts().get(key)),
            () ->
                room.runner()
                    .run(
                        change,
                        done -> {
                          room.notices().done(room.texts().get(key + "Done", row.votes()));
                          room.scope().changed();
                        },
                        room.notices()::failed));
  }
}
