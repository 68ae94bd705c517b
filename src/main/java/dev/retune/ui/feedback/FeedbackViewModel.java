package dev.retune.ui.feedback;

import dev.retune.common.error.InvalidInputException;
import dev.retune.export.ExportFormat;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.statistics.model.VoteSummary;
import dev.retune.ui.feedback.FeedbackGateway.FilterChoices;
import dev.retune.ui.feedback.FirstPageQuery.FirstPage;
import dev.retune.ui.feedback.saved.SavedViewModel;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The filtered votes: totals, and the rows loaded so far. */
public final class FeedbackViewModel {
  private static final Duration TYPING = Duration.ofMillis(250);
  private static final FilterChoices NO_CHOICES =
      new FilterChoices(List.of(), List.of(), List.of(), List.of(), Map.of());

  private final FeedbackGateway gateway;
  private final ScreenContext context;
  private final LatestTask firstPage;
  private final LatestTask totals;
  private final LatestTask choices;
  private final TextIndexUpdate textIndex;
  private final VoteExport export;
  private final AnswerDetailModel answerDetail;
  private final VotePageLoader pages;
  private final PagedVoteList rows;
  private final VoteFilterLine line;
  private final VoteListStart start;
  private final ReadOnlyObjectWrapper<VoteFilter> filter =
      new ReadOnlyObjectWrapper<>(VoteFilter.all());
  private final ReadOnlyObjectWrapper<Optional<VoteSummary>> figures =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<FilterChoices> filterChoices =
      new ReadOnlyObjectWrapper<>(NO_CHOICES);
  private VoteFilter shown = VoteFilter.all();

  /** Starts with the stored filter; reads nothing until {@link #refresh} is called. */
  public FeedbackViewModel(FeedbackGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.firstPage = new LatestTask(context);
    this.totals = new LatestTask(context);
    this.choices = new LatestTask(context);
    this.textIndex = new TextIndexUpdate(gateway, context, this::refresh);
    this.export = new VoteExport(gateway, context);
    this.answerDetail = new AnswerDetailModel(gateway, context);
    this.pages = new VotePageLoader(gateway, context);
    this.rows = new PagedVoteList((from, taker) -> pages.load(shown, from, taker));
    this.line = new VoteFilterLine(context);
    this.start = new VoteListStart(context.zone());
    filter.set(line.stored());
    context.timeWindow().onChange(this::refresh);
  }

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
  public ReadOnlyObjectProperty<FilterChoices> filterChoices() {
    return filterChoices.getReadOnlyProperty();
  }

  /** Whether votes are being indexed, so that rows are incomplete. */
  public ReadOnlyBooleanProperty indexing() {
    return textIndex.running();
  }

  /** The day that was jumped to; empty while the list starts at the newest vote. */
  public ReadOnlyObjectProperty<Optional<LocalDate>> start() {
    return start.day();
  }

  /** The open answer. */
  public AnswerDetailModel answerDetail() {
    return answerDetail;
  }

  /** Reloads everything. */
  public void refresh() {
    choices.run(gateway::filterChoices, filterChoices::set, context.notices()::failed);
    read(Duration.ZERO);
  }

  /** Replaces the filter. */
  public void show(VoteFilter wanted) {
    if (!wanted.equals(filter.get())) {
      boolean typed = !wanted.text().equals(filter.get().text());
      filter.set(wanted);
      line.store(wanted);
      start.clear();
      read(typed ? TYPING : Duration.ZERO);
    }
  }

  /** Changes part of the filter. */
  public void change(UnaryOperator<VoteFilter> changed) {
    show(changed.apply(filter.get()));
  }

  /** Shows the votes of one day. */
  public void showDay(LocalDate day) {
    change(
        f ->
            f.withFrom(day.atStartOfDay(context.zone()).toInstant())
                .withTo(day.plusDays(1).atStartOfDay(context.zone()).toInstant()));
  }

  /** Returns the filter as a line of text for sharing. */
  public String filterText() {
    return line.write(filter.get());
  }

  /** The filters that were kept. */
  public SavedViewModel savedViews() {
    return new SavedViewModel(context, this::filterText, this::paste);
  }

  /** Applies a shared filter. */
  public void paste(String sent) {
    try {
      show(line.read(sent));
    } catch (InvalidInputException e) {
      context.notices().failed(e);
    }
  }

  /** Starts the list at a day. */
  public void jump(LocalDate day) {
    if (start.set(day)) {
      read(Duration.ZERO);
    }
  }

  /** Starts the list at the newest vote. */
  public void jumpToNewest() {
    if (start.clear()) {
      read(Duration.ZERO);
    }
  }

  private void read(Duration quiet) {
    VoteFilter wanted = filter.get();
    if (wanted.isReversed()) {
      totals.cancel();
      figures.set(Optional.empty());
      firstPage.run(() -> FirstPage.ofReversed(wanted), this::showFirst, context.notices()::failed);
      return;
    }
    FirstPageQuery query =
        new FirstPageQuery(gateway, wanted, context.timeWindow().window().get(), start.page());
    firstPage.runAfter(quiet, query::run, this::showFirst, context.notices()::failed);
  }

  private void showFirst(FirstPage now) {
    shown = now.filter();
    if (now.pending() > 0) {
      indexVotes();
      return;
    }
    rows.restart(start.page(), now.rows());
    answerDetail.close();
    if (!shown.isReversed()) {
      VoteFilter counted = shown;
      totals.run(
          () -> gateway.summary(counted),
          f -> figures.set(Optional.of(f)),
          context.notices()::failed);
    }
  }

  /** Indexes all votes as a visible task, then repeats the query. */
  public void indexVotes() {
    textIndex.start();
  }

  /** Exports the rows to a file that the user chooses. */
  public void export(ExportFormat format) {
    export.start(shown, figures.get().map(f -> f.ratio().votes()).orElse(0L), format);
  }
}
