package dev.retune.ui.overview;

import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteFilter;
import dev.retune.stats.Window;
import dev.retune.ui.kit.Latest;
import dev.retune.ui.kit.Room;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The figures of the window of time, in words, and where each of them leads. */
public final class OverviewViewModel {
  private final OverviewDesk desk;
  private final Room room;
  private final OverviewWords words;
  private final LastFigures last;
  private final Latest latest;
  private final HeldViewModel held;
  private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper asOf = new ReadOnlyStringWrapper("");
  private Optional<Situation> situation = Optional.empty();

  /**
   * Reads anew whenever the scope changes; {@link #refresh} reads for the first time, and what was
   * last read stands there until then.
   */
  public OverviewViewModel(OverviewDesk desk, HeldDesk held, LastFigures last, Room room) {
    this.desk = desk;
    this.room = room;
    this.words = new OverviewWords(room.texts(), room.figures(), room.zone());
    this.last = last;
    this.latest = new Latest(room);
    this.held = new HeldViewModel(held, room);
    room.scope().onChange(this::refresh);
    last.read(room.scope().window().get()).ifPresent(this::meanwhile);
  }

  private void meanwhile(LastFigures.Kept kept) {
    asOf.set(room.texts().get("ui.overview.asOf", room.figures().moment(kept.at())));
    shown.set(Optional.of(kept.shown()));
  }

  /** What is on the screen; empty before the first figures came. */
  ReadOnlyObjectProperty<Optional<Shown>> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Of when that is, in words, while the database has not answered; then empty. */
  ReadOnlyStringProperty asOf() {
    return asOf.getReadOnlyProperty();
  }

  /** The votes that are held back from the figures. */
  public HeldViewModel held() {
    return held;
  }

  /** Reads the figures. */
  public void refresh() {
    Window window = room.scope().window().get();
    Instant now = room.clock().instant();
    latest.run(
        () -> read(window, now),
        found -> came(found.situation(), found.shown()),
        room.notices()::failed);
  }

  private record Read(Situation situation, Shown shown) {}

  private Read read(Window window, Instant now) {
    Situation found = desk.situation(window, now);
    Shown said = words.of(found);
    last.write(window, now, said);
    return new Read(found, said);
  }

  private void came(Situation found, Shown said) {
    situation = Optional.of(found);
    asOf.set("");
    shown.set(Optional.of(said));
  }

  /** Opens the votes of the window. */
  void openVotes() {
    open(Optional.empty(), Optional.empty());
  }

  /** Opens the likes, or the dislikes, of the window. */
  void open(Vote.Value value) {
    open(Optional.of(value), Optional.empty());
  }

  /** Opens the votes whose answers a reviewer has judged. */
  void openReviewed() {
    room.doors().votes(VoteFilter.all().withReviewed(Optional.of(true)));
  }

  /** Opens the dislikes of the window with one reason; with none, when the code is empty. */
  void openReason(String code) {
    open(Optional.of(Vote.Value.DISLIKE), Optional.of(code));
  }

  /** Opens the votes of one day. */
  void openDay(LocalDate day) {
    Instant from = day.atStartOfDay(room.zone()).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(room.zone()).toInstant();
    open(Optional.of(from), Optional.of(to), Optional.empty(), Optional.empty());
  }

  /** Opens the votes that the trigger counts. */
  void openTrigger() {
    situation.ifPresent(
        now ->
            open(
                Optional.of(now.trigger().from()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  /** Opens the versions of the index. */
  void openVersions() {
    room.doors().versions();
  }

  /** Opens what a mark on the trend stands for. */
  void open(Event.Kind kind) {
    switch (kind) {
      case PROMOTE, ROLLBACK -> room.doors().versions();
      case REPORT -> room.doors().reports();
    }
  }

  private void open(Optional<Vote.Value> value, Optional<String> code) {
    open(Optional.empty(), Optional.empty(), value, code);
  }

  private void open(
      Optional<Instant> from,
      Optional<Instant> to,
      Optional<Vote.Value> value,
      Optional<String> code) {
    room.doors().votes(new VoteFilter(from, to, value, code, Optional.empty(), Optional.empty()));
  }
}
