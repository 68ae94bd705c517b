package dev.retune.ui.report;

import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.UnavailableException;
import dev.retune.report.delivery.Delivery;
import dev.retune.report.weekly.IsoWeek;
import dev.retune.ui.navigation.DraftStore;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.navigation.ScreenDrafts;
import dev.retune.ui.report.weeks.WeekComparison;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

/** The weekly report to send, and the outcomes of earlier ones. */
public final class ReportViewModel {
  private static final int DELIVERIES = 200;
  private static final Duration TYPING = Duration.ofMillis(300);

  private final ReportGateway gateway;
  private final ScreenContext context;
  private final LatestTask latest;
  private final ReportDelivery delivery;
  private final ReportDrafts drafts;
  private final ReadOnlyObjectWrapper<IsoWeek> week;
  private final StringProperty channel = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Optional<ReportPreview>> preview =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper current = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ObservableList<Delivery> history = FXCollections.observableArrayList();
  private final StringProperty note = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper plan = new ReadOnlyStringWrapper("");
  private String configured = "";
  private boolean channelKnown;
  private boolean noteKnown;
  private boolean sendWhenRead;

  /** Reads nothing until {@link #refresh} is called. */
  public ReportViewModel(ReportGateway gateway, DraftStore drafts, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.latest = new LatestTask(context);
    this.delivery = new ReportDelivery(gateway, context, this::sent, this::refresh);
    this.drafts = new ReportDrafts(new ScreenDrafts(drafts, context), context.clock());
    this.week =
        new ReadOnlyObjectWrapper<>(IsoWeek.lastBefore(context.clock().instant(), context.zone()));
    channel.subscribe((was, is) -> typedChannel());
    note.subscribe((was, is) -> typedNote());
    context.timeWindow().onDataChange(this::refresh);
  }

  private record Read(
      String configured,
      String channel,
      String note,
      ReportPreview report,
      List<Delivery> history,
      Optional<Instant> next) {}

  /** A person's own words on top of the report. */
  StringProperty note() {
    return note;
  }

  /** What the schedule sends next, when and to whom. */
  ReadOnlyStringProperty plan() {
    return plan.getReadOnlyProperty();
  }

  /** Asks to send the report of last week as soon as its preview is there. */
  public void sendLastWeek() {
    sendWhenRead = true;
    pick(IsoWeek.lastBefore(context.clock().instant(), context.zone()).monday());
  }

  /** The displayed week. */
  public ReadOnlyObjectProperty<IsoWeek> week() {
    return week.getReadOnlyProperty();
  }

  /** The target channel as typed. */
  public StringProperty channel() {
    return channel;
  }

  /** The preview; empty before it is loaded and for a week without a report. */
  ReadOnlyObjectProperty<Optional<ReportPreview>> preview() {
    return preview.getReadOnlyProperty();
  }

  /** Whether the preview is of the week, channel and note that stand beside it. */
  public ReadOnlyBooleanProperty current() {
    return current.getReadOnlyProperty();
  }

  /** Why there is no preview; empty if there is one. */
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** Whether a report is being sent. */
  public ReadOnlyBooleanProperty sending() {
    return delivery.sending();
  }

  /** The latest deliveries, newest first. */
  public ObservableList<Delivery> history() {
    return history;
  }

  /** Returns the current week. */
  public IsoWeek thisWeek() {
    return IsoWeek.of(context.clock().instant().atZone(context.zone()).toLocalDate());
  }

  /** Moves by a number of weeks, never beyond the current one. */
  public void go(int weeks) {
    pick(week.get().monday().plusWeeks(weeks));
  }

  /** Shows the week of a day; a future day counts as today. */
  public void pick(LocalDate day) {
    LocalDate last = thisWeek().sunday();
    current.set(false);
    week.set(IsoWeek.of(day.isAfter(last) ? last : day));
    if (noteKnown) {
      note.set(drafts.unsentNote(week.get(), history));
    }
    refresh();
  }

  private void typedChannel() {
    if (channelKnown) {
      drafts.keepChannel(channel.get(), configured);
    }
    typed();
  }

  private void typedNote() {
    if (noteKnown) {
      drafts.keepNote(week.get(), note.get());
    }
    typed();
  }

  private void typed() {
    current.set(false);
    latest.runAfter(TYPING, reading(), this::came, this::failed);
  }

  /** Reloads the report. */
  public void refresh() {
    latest.run(reading(), this::came, this::failed);
  }

  /** Runs work off the JavaFX thread. */
  <T> void runInBackground(Callable<T> work, Consumer<T> made) {
    context.runner().run(work, made, context.notices()::failed);
  }

  private Callable<Read> reading() {
    IsoWeek wanted = week.get();
    String words = note.get();
    boolean kept = !noteKnown && words.isEmpty();
    Optional<String> typed = channelKnown ? Optional.of(channel.get().strip()) : Optional.empty();
    return () -> {
      drafts.load();
      String settings = gateway.channel();
      String to = typed.orElseGet(() -> drafts.channel().orElse(settings));
      List<Delivery> history = gateway.history(DELIVERIES);
      String note = kept ? drafts.unsentNote(wanted, history) : words;
      return new Read(
          settings,
          to,
          note,
          // paints the chart, which takes tens of milliseconds
          ReportPreview.of(gateway.preview(wanted, to, note)),
          history,
          gateway.nextSending());
    };
  }

  private void came(Read now) {
    history.setAll(now.history());
    problem.set("");
    plan.set(planned(now));
    preview.set(Optional.of(now.report()));
    configured = now.configured();
    if (!channelKnown) {
      channelKnown = true;
      channel.set(now.channel());
      latest.cancel();
    }
    if (!noteKnown) {
      noteKnown = true;
      note.set(now.note());
      drafts.keepNote(week.get(), now.note());
      latest.cancel();
    }
    drafts.removeSent(now.history(), week.get());
    current.set(true);
    if (sendWhenRead) {
      sendWhenRead = false;
      send();
    }
  }

  private void sent(IsoWeek of, String to, String words) {
    if (drafts.sent(of, to, words) && week.get().equals(of)) {
      note.set("");
    }
  }

  // the schedule knows no typed channel
  private String planned(Read now) {
    return now.next()
        .map(
            at ->
                context
                    .texts()
                    .get(
                        now.configured().isEmpty() ? "ui.report.planNowhere" : "ui.report.plan",
                        context.formatter().moment(at),
                        IsoWeek.lastBefore(at, context.zone()).toString(),
                        now.configured()))
        .orElseGet(() -> context.texts().get("ui.report.noPlan"));
  }

  private void failed(Throwable e) {
    preview.set(Optional.empty());
    switch (e) {
      case UnavailableException gone -> context.notices().failed(gone);
      case ApplicationException refused -> problem.set(context.texts().get(refused));
      default -> context.notices().failed(e);
    }
  }

  /**
   * Sends the report after a confirmation that names channel and week; does nothing while another
   * one is on its way to the preview.
   */
  public void send() {
    preview
        .get()
        .filter(now -> current.get())
        .ifPresent(now -> delivery.send(now, channel.get().strip(), note.get()));
  }

  /** Saves the report as a mail that a mail program opens as a draft. */
  public void saveMail() {
    preview
        .get()
        .ifPresent(
            now ->
                save("eml", () -> now.mail(gateway.language()).getBytes(StandardCharsets.UTF_8)));
  }

  /** Saves the report as a PDF file. */
  public void savePdf() {
    preview.get().ifPresent(now -> save("pdf", () -> now.pdf(gateway.language())));
  }

  /** Saves the page as one HTML file. */
  public void saveHtml() {
    preview
        .get()
        .ifPresent(
            now ->
                save("html", () -> now.html(gateway.language()).getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Saves content to a file that the user chooses.
   *
   * @param extension the file extension
   * @param bytes computed off the JavaFX thread
   */
  void save(String extension, Callable<byte[]> bytes) {
    String name = "retune-report-" + week.get() + "." + extension;
    context
        .dialogs()
        .saveAs(
            context.texts().get("ui.report.saveTitle", week.get().toString()),
            name,
            file ->
                context
                    .runner()
                    .run(
                        () -> gateway.write(file, bytes.call()),
                        done -> context.notices().saved(saved(done), done),
                        context.notices()::failed));
  }

  private String saved(Path file) {
    return context.texts().get("ui.report.saved", file.toString());
  }

  /** Returns the comparison of the week with those before it. */
  WeekComparison weeks() {
    return new WeekComparison(gateway::weeks, week.get(), context, chosen -> pick(chosen.monday()));
  }

  /** Reports that something was copied. */
  void copied() {
    context.notices().done(context.texts().get("ui.report.copied"));
  }
}
