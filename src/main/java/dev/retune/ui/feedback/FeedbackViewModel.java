package dev.retune.ui.feedback;

import dev.retune.feedback.Conversation;
import dev.retune.feedback.Vote;
import dev.retune.feedback.VoteFilter;
import dev.retune.feedback.VoteKey;
import dev.retune.feedback.VoteRow;
import dev.retune.stats.Stats;
import dev.retune.stats.Window;
import dev.retune.ui.kit.Latest;
import dev.retune.ui.kit.Scope;
import dev.retune.ui.kit.TaskRunner;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The votes of the window, page by page, as far as somebody scrolled. */
public final class FeedbackViewModel {
  /** Rows of a page. */
  static final int PAGE = 100;

  private static final Duration TYPING = Duration.ofMillis(250);

  private final FeedbackReads reads;
  private final Consumer<Throwable> failed;
  private final Scope scope;
  private final ZoneId zone;
  private final Filters filters = new Filters();
  private final Latest figures;
  private final Latest pages;
  private final Latest more;
  private final Latest details;
  private final ObservableList<VoteRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Long>> total =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Stats>> stats =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Detail>> detail =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper reversed = new ReadOnlyBooleanWrapper();
  private VoteFilter shown = VoteFilter.all();
  private boolean complete;
  private boolean asking;

  /** Reads anew whenever the scope or a filter changes; {@link #refresh} for the first time. */
  public FeedbackViewModel(
      FeedbackReads reads,
      Scope scope,
      ZoneId zone,
      TaskRunner runner,
      Consumer<Throwable> failed) {
    this.reads = reads;
    this.scope = scope;
    this.zone = zone;
    this.failed = failed;
    this.figures = new Latest(runner);
    this.pages = new Latest(runner);
    this.more = new Latest(runner);
    this.details = new Latest(runner);
    scope.onChange(this::refresh);
    filters.onChange(this::readRows, () -> readRows(TYPING));
  }

  /** A row opened: its conversation and all votes on it. */
  public record Detail(VoteRow row, Conversation conversation, List<Vote> votes) {}

  private record First(VoteFilter filter, List<VoteRow> rows, long total) {}

  /** What a person wants to see. */
  public Filters filters() {
    return filters;
  }

  /** The rows loaded so far, newest first. */
  public ObservableList<VoteRow> rows() {
    return rows;
  }

  /** How many rows there are with these filters; empty until that is known. */
  public ReadOnlyObjectProperty<Optional<Long>> total() {
    return total.getReadOnlyProperty();
  }

  /** The figures of the window, whatever the filters say. */
  public ReadOnlyObjectProperty<Optional<Stats>> stats() {
    return stats.getReadOnlyProperty();
  }

  /** The row that is open. */
  public ReadOnlyObjectProperty<Optional<Detail>> detail() {
    return detail.getReadOnlyProperty();
  }

  /** Whether the days are the wrong way round, so that nothing can be shown. */
  public ReadOnlyBooleanProperty reversed() {
    return reversed.getReadOnlyProperty();
  }

  /** Reads figures and rows. */
  public void refresh() {
    Window window = scope.window().get();
    figures.run(() -> reads.stats(window), now -> stats.set(Optional.of(now)), failed);
    readRows();
  }

  private void readRows() {
    readRows(Duration.ZERO);
  }

  private void readRows(Duration quiet) {
    more.cancel();
    asking = false;
    reversed.set(filters.reversed());
    if (filters.reversed()) {
      pages.cancel();
      came(new First(VoteFilter.all(), List.of(), 0));
      return;
    }
    Window window = scope.window().get();
    // the properties are read here, on the window's thread, and the window's start beyond it
    VoteFilter asked = filters.asFilter(Optional.empty(), zone);
    pages.runAfter(
        quiet,
        () -> {
          VoteFilter filter =
              asked.from().isPresent()
                  ? asked
                  : new VoteFilter(
                      reads.since(window),
                      asked.to(),
                      asked.value(),
                      asked.reasonCode(),
                      asked.text(),
                      asked.source());
          return new First(filter, reads.page(filter, Optional.empty(), PAGE), reads.count(filter));
        },
        this::came,
        failed);
  }

  private void came(First first) {
    shown = first.filter();
    complete = first.rows().size() < PAGE;
    rows.setAll(first.rows());
    total.set(Optional.of(first.total()));
    close();
  }

  /** Asks for the next page; called as the end of the rows comes into sight. */
  public void more() {
    if (complete || asking || rows.isEmpty()) {
      return;
    }
    asking = true;
    VoteKey after = rows.getLast().key();
    VoteFilter filter = shown;
    more.run(
        () -> reads.page(filter, Optional.of(after), PAGE),
        next -> {
          asking = false;
          complete = next.size() < PAGE;
          rows.addAll(next);
        },
        e -> {
          asking = false;
          failed.accept(e);
        });
  }

  /** Shows the votes that a filter lets through, and no others. */
  public void show(VoteFilter wanted) {
    filters.show(wanted, zone);
  }

  /** Opens a row. */
  public void open(VoteRow row) {
    details.run(
        () ->
            reads
                .conversation(row.conversationId())
                .map(c -> new Detail(row, c, reads.votes(c.id()))),
        detail::set,
        failed);
  }

  /** Closes what is open. */
  public void close() {
    details.cancel();
    detail.set(Optional.empty());
  }

  /** Lets all rows of the window through. */
  public void clear() {
    filters.clear();
  }
}
