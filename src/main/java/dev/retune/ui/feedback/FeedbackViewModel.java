package dev.retune.ui.feedback;

import dev.retune.common.error.InvalidInputException;
import dev.retune.export.ExportFormat;
import dev.retune.feedback.query.VoteCursor;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteFilterParser;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.feedback.query.VotePageRequest;
import dev.retune.statistics.model.VoteSummary;
import dev.retune.statistics.time.TimeWindow;
import dev.retune.ui.feedback.FeedbackGateway.FilterChoices;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
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

/** The filtered votes: totals, and the rows loaded so far. */
public final class FeedbackViewModel {
  /** Up to this number, votes are indexed without a message: it takes less than a second. */
  static final long LITTLE = 5_000;

  private static final Duration TYPING = Duration.ofMillis(250);
  private static final FilterChoices NO_OFFERS =
      new FilterChoices(List.of(), List.of(), List.of(), List.of());

  private final FeedbackGateway gateway;
  private final ScreenContext context;
  private final LatestTask first;
  private final LatestTask counting;
  private final LatestTask offering;
  private final AnswerDetailModel answerDetail;
  private final PagedVoteList rows;
  private final ReadOnlyObjectWrapper<VoteFilter> filter =
      new ReadOnlyObjectWrapper<>(VoteFilter.all());
  private final ReadOnlyObjectWrapper<Optional<LocalDate>> start =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<VoteSummary>> figures =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<FilterChoices> offers =
      new ReadOnlyObjectWrapper<>(NO_OFFERS);
  private final ReadOnlyBooleanWrapper preparing = new ReadOnlyBooleanWrapper();
  private VoteFilter shown = VoteFilter.all();

  /** Starts with the stored filter; reads nothing until {@link #refresh} is called. */
  public FeedbackViewModel(FeedbackGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.first = new LatestTask(context);
    this.counting = new LatestTask(context);
    this.offering = new LatestTask(context);
    this.answerDetail = new AnswerDetailModel(gateway, context);
    this.rows = new PagedVoteList(this::load);
    filter.set(kept());
    context.timeWindow().onChange(this::refresh);
  }

  private VoteFilter kept() {
    try {
      return line().read(context.timeWindow().votes().get());
    } catch (InvalidInputException e) {
      // A stored filter of another version may be unreadable; losing it is harmless.
      return VoteFilter.all();
    }
  }

  private record First(VoteFilter filter, long behind, List<VoteListItem> rows) {}

  /** The filter. Without dates of its own, the time window in the header applies. */
  public ReadOnlyObjectProperty<VoteFilter> filter() {
    return filter.getReadOnlyProperty();
  }

  /** The rows, newest first. */
  public PagedVoteList rows() {
    return rows;
  }

  /** The totals of all rows; empty until loaded. */
  public ReadOnlyObjectProperty<Optional<VoteSummary>> figures() {
    return figures.getReadOnlyProperty();
  }

  /** The filter options. */
  public ReadOnlyObjectProperty<FilterChoices> offers() {
    return offers.getReadOnlyProperty();
  }

  /** Whether votes are being indexed, so that rows are incomplete. */
  public ReadOnlyBooleanProperty preparing() {
    return preparing.getReadOnlyProperty();
  }

  /** The day that was jumped to; empty while the list starts at the newest vote. */
  public ReadOnlyObjectProperty<Optional<LocalDate>> start() {
    return start.getReadOnlyProperty();
  }

  /** The open answer. */
  public AnswerDetailModel answerDetail() {
    return answerDetail;
  }

  /** Reloads everything. */
  public void refresh() {
    offering.run(gateway::offers, offers::set, context.notices()::failed);
    read(Duration.ZERO);
  }

  /** Replaces the filter. */
  public void show(VoteFilter wanted) {
    if (!wanted.equals(filter.get())) {
      boolean typed = !wanted.text().equals(filter.get().text());
      filter.set(wanted);
      context.timeWindow().votes().set(line().write(wanted));
      start.set(Optional.empty());
      read(typed ? TYPING : Duration.ZERO);
    }
  }

  /** Changes part of the filter. */
  public void change(UnaryOperator<VoteFilter> changed) {
    show(changed.apply(filter.get()));
  }

  /** Shows the votes of one day. */
  public void only(LocalDate day) {
    change(
        f ->
            f.withFrom(day.atStartOfDay(context.zone()).toInstant())
                .withTo(day.plusDays(1).atStartOfDay(context.zone()).toInstant()));
  }

  /** Returns the filter as a line of text for sharing. */
  public String shared() {
    return line().write(filter.get());
  }

  /** Applies a shared filter. */
  public void paste(String sent) {
    try {
      show(line().read(sent));
    } catch (InvalidInputException e) {
      context.notices().failed(e);
    }
  }

  private VoteFilterParser line() {
    return new VoteFilterParser(context.zone());
  }

  /** Starts the list at a day. */
  public void jump(LocalDate day) {
    if (!Optional.of(day).equals(start.get())) {
      start.set(Optional.of(day));
      read(Duration.ZERO);
    }
  }

  /** Starts the list at the newest vote. */
  public void jumpToNewest() {
    if (start.get().isPresent()) {
      start.set(Optional.empty());
      read(Duration.ZERO);
    }
  }

  private PageStart firstPage() {
    return start
        .get()
        .map(day -> day.plusDays(1).atStartOfDay(context.zone()).toInstant())
        .map(midnight -> PageStart.after(new VoteCursor(midnight, Long.MIN_VALUE)))
        .orElse(PageStart.NEWEST);
  }

  private List<VoteListItem> page(VoteFilter wanted, PageStart from) {
    return gateway.page(new VotePageRequest(wanted, from.after(), PagedVoteList.PAGE));
  }

  private void read(Duration quiet) {
    VoteFilter wanted = filter.get();
    PageStart from = firstPage();
    TimeWindow window = context.timeWindow().window().get();
    if (wanted.isReversed()) {
      counting.cancel();
      figures.set(Optional.empty());
      first.run(() -> new First(wanted, 0, List.of()), this::came, context.notices()::failed);
      return;
    }
    first.runAfter(
        quiet,
        () -> {
          VoteFilter dated =
              wanted.isDated()
                  ? wanted
                  : gateway.since(window).map(wanted::withFrom).orElse(wanted);
          long behind = dated.needsTextIndex() ? gateway.behind() : 0;
          return behind > LITTLE
              ? new First(dated, behind, List.of())
              : new First(dated, 0, page(dated, from));
        },
        this::came,
        context.notices()::failed);
  }

  private void came(First now) {
    shown = now.filter();
    if (now.behind() > 0) {
      prepare();
      return;
    }
    rows.begin(firstPage(), now.rows());
    answerDetail.close();
    if (!shown.isReversed()) {
      VoteFilter counted = shown;
      counting.run(
          () -> gateway.figures(counted),
          f -> figures.set(Optional.of(f)),
          context.notices()::failed);
    }
  }

  /** Indexes all votes as a visible, cancellable task, then repeats the query. */
  public void prepare() {
    if (preparing.get()) {
      return;
    }
    preparing.set(true);
    context
        .runner()
        .watch(
            context.texts().get("ui.feedback.preparing"),
            monitor -> {
              gateway.follow(monitor);
              return true;
            },
            done -> {
              preparing.set(false);
              refresh();
            },
            e -> {
              preparing.set(false);
              context.notices().failed(e);
            });
  }

  private void load(PageStart from, Consumer<Optional<List<VoteListItem>>> taker) {
    VoteFilter wanted = shown;
    context
        .runner()
        .run(
            () -> page(wanted, from),
            rows -> taker.accept(Optional.of(rows)),
            e -> {
              taker.accept(Optional.empty());
              context.notices().failed(e);
            });
  }

  /** Exports the rows to a file that the user chooses. */
  public void export(ExportFormat format) {
    VoteFilter wanted = shown;
    long total = figures.get().map(f -> f.ratio().votes()).orElse(0L);
    context
        .dialogs()
        .saveAs(
            "retune-feedback." + format.extension(), file -> export(wanted, total, format, file));
  }

  private void export(VoteFilter wanted, long total, ExportFormat format, Path file) {
    context
        .runner()
        .watch(
            context.texts().get("ui.feedback.exporting"),
            monitor -> gateway.export(wanted, total, format, file, monitor),
            made ->
                context
                    .notices()
                    .done(context.texts().get("ui.feedback.exported", made.rows(), made.file())),
            context.notices()::failed);
  }
}
