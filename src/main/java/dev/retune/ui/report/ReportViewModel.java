package dev.retune.ui.report;

import dev.retune.fault.Failure;
import dev.retune.fault.Unavailable;
import dev.retune.loop.SentReport;
import dev.retune.report.Delivery;
import dev.retune.report.IsoWeek;
import dev.retune.ui.kit.Dialogs;
import dev.retune.ui.kit.Latest;
import dev.retune.ui.kit.Room;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The weekly report as it will be sent, and what became of the earlier ones. */
public final class ReportViewModel {
  private static final int DELIVERIES = 200;
  private static final Duration TYPING = Duration.ofMillis(300);

  private final ReportDesk desk;
  private final Room room;
  private final Latest latest;
  private final ReadOnlyObjectWrapper<IsoWeek> week;
  private final StringProperty channel = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Optional<Preview>> preview =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();
  private final ObservableList<Delivery> history = FXCollections.observableArrayList();
  private boolean channelKnown;

  /** Over its services; {@link #refresh} reads for the first time. */
  public ReportViewModel(ReportDesk desk, Room room) {
    this.desk = desk;
    this.room = room;
    this.latest = new Latest(room);
    this.week =
        new ReadOnlyObjectWrapper<>(IsoWeek.lastBefore(room.clock().instant(), room.zone()));
    channel.subscribe((was, is) -> latest.runAfter(TYPING, reading(), this::came, this::failed));
    room.scope().onNews(this::refresh);
  }

  private record Read(String channel, SentReport report, List<Delivery> history) {}

  /** The week that is shown. */
  public ReadOnlyObjectProperty<IsoWeek> week() {
    return week.getReadOnlyProperty();
  }

  /** Where it goes, as typed. */
  public StringProperty channel() {
    return channel;
  }

  /** What is shown; empty before it came, and for a week that has no report. */
  ReadOnlyObjectProperty<Optional<Preview>> preview() {
    return preview.getReadOnlyProperty();
  }

  /** Why there is nothing to show; empty when there is. */
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** Whether a sending is under way. */
  public ReadOnlyBooleanProperty sending() {
    return sending.getReadOnlyProperty();
  }

  /** The newest deliveries, newest first. */
  public ObservableList<Delivery> history() {
    return history;
  }

  /** The week that is under way. */
  public IsoWeek thisWeek() {
    return IsoWeek.of(room.clock().instant().atZone(room.zone()).toLocalDate());
  }

  /** Shows the week before or after, or so many from it; never one that has not begun. */
  public void go(int weeks) {
    pick(week.get().monday().plusWeeks(weeks));
  }

  /** Shows the week of a day; a day to come is today. */
  public void pick(LocalDate day) {
    LocalDate last = thisWeek().sunday();
    week.set(IsoWeek.of(day.isAfter(last) ? last : day));
    refresh();
  }

  /** Reads anew. */
  public void refresh() {
    latest.run(reading(), this::came, this::failed);
  }

  /** Has something made away from the window's thread. */
  <T> void aside(Callable<T> work, Consumer<T> made) {
    room.runner().run(work, made, room.notices()::failed);
  }

  private Callable<Read> reading() {
    IsoWeek wanted = week.get();
    Optional<String> typed = channelKnown ? Optional.of(channel.get().strip()) : Optional.empty();
    return () -> {
      String to = typed.orElseGet(desk::channel);
      return new Read(to, desk.preview(wanted, to), desk.history(DELIVERIES));
    };
  }

  private void came(Read now) {
    history.setAll(now.history());
    problem.set("");
    preview.set(Optional.of(Preview.of(now.report())));
    if (!channelKnown) {
      channelKnown = true;
      channel.set(now.channel());
      latest.cancel();
    }
  }

  private void failed(Throwable e) {
    preview.set(Optional.empty());
    switch (e) {
      case Unavailable gone -> room.notices().failed(gone);
      case Failure said -> problem.set(room.texts().get(said));
      default -> room.notices().failed(e);
    }
  }

  /** Sends what is shown, after asking; the question names channel and week. */
  public void send() {
    if (sending.get()) {
      return;
    }
    preview
        .get()
        .ifPresent(
            now -> {
              String to = channel.get().strip();
              Optional<Delivery> before =
                  now.delivery().filter(d -> d.state() == Delivery.State.SENT);
              String key = before.isPresent() ? "ui.report.askAgain" : "ui.report.ask";
              room.dialogs()
                  .confirm(
                      new Dialogs.Question(
                          room.texts().get(key, now.week().toString(), to),
                          before
                              .map(
                                  sent ->
                                      room.texts()
                                          .get(
                                              "ui.report.effectAgain",
                                              room.figures().moment(sent.updatedAt()),
                                              to))
                              .orElseGet(() -> room.texts().get("ui.report.effect", to)),
                          room.texts().get("ui.report.send")),
                      () -> send(now.week(), to, before.isPresent()));
            });
  }

  private void send(IsoWeek sent, String to, boolean again) {
    sending.set(true);
    room.runner()
        .run(
            () -> desk.send(sent, to, again),
            done -> {
              sending.set(false);
              Optional<String> lack = done.delivery().flatMap(Delivery::error);
              room.notices()
                  .done(
                      lack.map(
                              what ->
                                  room.texts()
                                      .get("ui.report.sentWithout", sent.toString(), to, what))
                          .orElseGet(
                              () -> room.texts().get("ui.report.sent", sent.toString(), to)));
              refresh();
            },
            e -> {
              sending.set(false);
              room.notices().failed(e);
              refresh();
            });
  }

  /** Lets the page be saved as one HTML file. */
  public void saveHtml() {
    preview
        .get()
        .ifPresent(
            now ->
                save(
                    "html",
                    () ->
                        now.html(room.texts().locale().getLanguage())
                            .getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Lets something be saved.
   *
   * @param extension of the file's name
   * @param bytes made away from the window's thread
   */
  void save(String extension, Callable<byte[]> bytes) {
    String name = "retune-report-" + week.get() + "." + extension;
    room.dialogs()
        .saveAs(
            name,
            file ->
                room.runner()
                    .run(
                        () -> desk.write(file, bytes.call()),
                        done -> room.notices().done(saved(done)),
                        room.notices()::failed));
  }

  private String saved(Path file) {
    return room.texts().get("ui.report.saved", file.toString());
  }

  /** Tells that something is on the clipboard. */
  void copied() {
    room.notices().done(room.texts().get("ui.report.copied"));
  }
}
