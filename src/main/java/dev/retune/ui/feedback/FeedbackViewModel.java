package dev.retune.ui.feedback;

import dev.retune.export.Exporter;
import dev.retune.fault.BadInput;
import dev.retune.feedback.FilterLine;
import dev.retune.feedback.VoteFilter;
import dev.retune.feedback.VoteKey;
import dev.retune.feedback.VoteRow;
import dev.retune.stats.VoteFigures;
import dev.retune.stats.Window;
import dev.retune.ui.feedback.FeedbackDesk.Offers;
import dev.retune.ui.kit.Latest;
import dev.retune.ui.kit.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The votes that a filter lets through: their figures, and the rows as far as somebody scrolls. */
public final class FeedbackViewModel {
  /** What is read before an answer by words, without saying so: it takes less than a second. */
  static final long LITTLE = 5_000;

  private static final Duration TYPING = Duration.ofMillis(250);
  private static final Offers NO_OFFERS = new Offers(List.of(), List.of(), List.of(), List.of());

  private final FeedbackDesk desk;
  private final Room room;
  private final Latest first;
  private final Latest counting;
  private final Latest offering;
  private final Talks talks;
  private final PagedRows rows;
  private final ReadOnlyObjectWrapper<VoteFilter> filter =
      new ReadOnlyObjectWrapper<>(VoteFilter.all());
  private final ReadOnlyObjectWrapper<Optional<LocalDate>> start =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<VoteFigures>> figures =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Offers> offers = new ReadOnlyObjectWrapper<>(NO_OFFERS);
  private final ReadOnlyBooleanWrapper preparing = new ReadOnlyBooleanWrapper();
  private VoteFilter shown = VoteFilter.all();

  /** Begins with the filter that was kept; {@link #refresh} reads for the first time. */
  public FeedbackViewModel(FeedbackDesk desk, Room room) {
    this.desk = desk;
    this.room = room;
    this.first = new Latest(room);
    this.counting = new Latest(room);
    this.offering = new Latest(room);
    this.talks = new Talks(desk, room);
    this.rows = new PagedRows(this::load);
    filter.set(kept());
    room.scope().onChange(this::refresh);
  }

  private VoteFilter kept() {
    try {
      return line().read(room.scope().votes().get());
    } catch (BadInput e) {
      // kept by another version of the program: a convenience lost, no more
      return VoteFilter.all();
    }
  }

  private record First(VoteFilter filter, long behind, List<VoteRow> rows) {}

  /** What is let through; without dates of its own those of the window in the header count. */
  public ReadOnlyObjectProperty<VoteFilter> filter() {
    return filter.getReadOnlyProperty();
  }

  /** The rows, newest first. */
  public PagedRows rows() {
    return rows;
  }

  /** The figures of all rows; empty until they are known. */
  public ReadOnlyObjectProperty<Optional<VoteFigures>> figures() {
    return figures.getReadOnlyProperty();
  }

  /** What can be chosen from. */
  public ReadOnlyObjectProperty<Offers> offers() {
    return offers.getReadOnlyProperty();
  }

  /** Whether votes are being made findable, so that the rows are yet to come. */
  public ReadOnlyBooleanProperty preparing() {
    return preparing.getReadOnlyProperty();
  }

  /** The day that was jumped to; empty while the rows begin with the newest. */
  public ReadOnlyObjectProperty<Optional<LocalDate>> start() {
    return start.getReadOnlyProperty();
  }

  /** The answer that is open. */
  public Talks talks() {
    return talks;
  }

  /** Reads all anew. */
  public void refresh() {
    offering.run(desk::offers, offers::set, room.notices()::failed);
    read(Duration.ZERO);
  }

  /** Shows the votes that a filter lets through, and no others. */
  public void show(VoteFilter wanted) {
    if (!wanted.equals(filter.get())) {
      boolean typed = !wanted.text().equals(filter.get().text());
      filter.set(wanted);
      room.scope().votes().set(line().write(wanted));
      start.set(Optional.empty());
      read(typed ? TYPING : Duration.ZERO);
    }
  }

  /** Changes one thing of the filter. */
  public void change(UnaryOperator<VoteFilter> changed) {
    show(changed.apply(filter.get()));
  }

  /** Shows the votes of one day. */
  public void only(LocalDate day) {
    change(
        f ->
            f.withFrom(Optional.of(day.atStartOfDay(room.zone()).toInstant()))
                .withTo(Optional.of(day.plusDays(1).atStartOfDay(room.zone()).toInstant())));
  }

  /** The filter as a line to be sent to somebody. */
  public String shared() {
    return line().write(filter.get());
  }

  /** Takes a line that was sent. */
  public void paste(String sent) {
    try {
      show(line().read(sent));
    } catch (BadInput e) {
      room.notices().failed(e);
    }
  }

  private FilterLine line() {
    return new FilterLine(room.zone());
  }

  /** Begins the rows with a day's, or with the newest again. */
  public void jump(Optional<LocalDate> day) {
    if (!day.equals(start.get())) {
      start.set(day);
      read(Duration.ZERO);
    }
  }

  private Optional<VoteKey> place() {
    return start
        .get()
        .map(
            day ->
                new VoteKey(day.plusDays(1).atStartOfDay(room.zone()).toInstant(), Long.MIN_VALUE));
  }

  private void read(Duration quiet) {
    VoteFilter wanted = filter.get();
    Optional<VoteKey> place = place();
    Window window = room.scope().window().get();
    if (wanted.isReversed()) {
      counting.cancel();
      figures.set(Optional.empty());
      first.run(() -> new First(wanted, 0, List.of()), this::came, room.notices()::failed);
      return;
    }
    first.runAfter(
        quiet,
        () -> {
          VoteFilter dated = wanted.isDated() ? wanted : wanted.withFrom(desk.since(window));
          long behind = dated.needsTextIndex() ? desk.behind() : 0;
          return behind > LITTLE
              ? new First(dated, behind, List.of())
              : new First(dated, 0, desk.page(dated, place, PagedRows.PAGE));
        },
        this::came,
        room.notices()::failed);
  }

  private void came(First now) {
    shown = now.filter();
    if (now.behind() > 0) {
      prepare();
      return;
    }
    rows.begin(place(), now.rows());
    talks.close();
    if (!shown.isReversed()) {
      VoteFilter counted = shown;
      counting.run(
          () -> desk.figures(counted), f -> figures.set(Optional.of(f)), room.notices()::failed);
    }
  }

  /** Makes all votes findable, in sight and to be cancelled, and then asks again. */
  public void prepare() {
    if (preparing.get()) {
      return;
    }
    preparing.set(true);
    room.runner()
        .watch(
            room.texts().get("ui.feedback.preparing"),
            monitor -> {
              desk.follow(monitor);
              return true;
            },
            done -> {
              preparing.set(false);
              refresh();
            },
            e -> {
              preparing.set(false);
              room.notices().failed(e);
            });
  }

  private void load(Optional<VoteKey> after, Consumer<Optional<List<VoteRow>>> taker) {
    VoteFilter wanted = shown;
    room.runner()
        .run(
            () -> desk.page(wanted, after, PagedRows.PAGE),
            page -> taker.accept(Optional.of(page)),
            e -> {
              taker.accept(Optional.empty());
              room.notices().failed(e);
            });
  }

  /** Writes the rows to a file that a person chooses. */
  public void export(Exporter.Format format) {
    VoteFilter wanted = shown;
    long total = figures.get().map(f -> f.ratio().votes()).orElse(0L);
    room.dialogs()
        .saveAs(
            "retune-feedback." + format.extension(), file -> export(wanted, total, format, file));
  }

  private void export(VoteFilter wanted, long total, Exporter.Format format, Path file) {
    room.runner()
        .watch(
            room.texts().get("ui.feedback.exporting"),
            monitor -> desk.export(wanted, total, format, file, monitor),
            made ->
                room.notices()
                    .done(room.texts().get("ui.feedback.exported", made.rows(), made.file())),
            room.notices()::failed);
  }
}
