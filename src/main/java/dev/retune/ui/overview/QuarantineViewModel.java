package dev.retune.ui.overview;

import dev.retune.collector.quarantine.VoteBurst;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The quarantined votes; each burst needs a decision. */
public final class QuarantineViewModel {
  /** Maximum number of listed bursts; the rest follow as these are decided. */
  static final int MOST = 50;

  private final QuarantineGateway gateway;
  private final ScreenContext context;
  private final QuarantineFormatter words;
  private final LatestTask latest;
  private final ObservableList<QuarantineRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyLongWrapper more = new ReadOnlyLongWrapper();
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();

  /** Reads nothing until {@link #open} is called. */
  public QuarantineViewModel(QuarantineGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.words = new QuarantineFormatter(context.texts(), context.formatter());
    this.latest = new LatestTask(context);
    context.timeWindow().onDataChange(this::refresh);
  }

  /** Whether the list is shown instead of the figures. */
  ReadOnlyBooleanProperty isOpen() {
    return open.getReadOnlyProperty();
  }

  /** The bursts: undecided first, then newest first. */
  ObservableList<QuarantineRow> rows() {
    return rows;
  }

  /** The number of unlisted bursts. */
  ReadOnlyLongProperty more() {
    return more.getReadOnlyProperty();
  }

  /** Shows the list. */
  void open() {
    open.set(true);
    refresh();
  }

  /** Returns to the figures. */
  void close() {
    open.set(false);
  }

  private void refresh() {
    if (open.get()) {
      latest.run(gateway::bursts, this::came, context.notices()::failed);
    }
  }

  private void came(List<VoteBurst> bursts) {
    more.set(Math.max(0, bursts.size() - MOST));
    rows.setAll(
        bursts.stream()
            .sorted(Comparator.comparing(burst -> !QuarantineFormatter.isHeld(burst)))
            .limit(MOST)
            .map(words::row)
            .toList());
  }

  /** Accepts the votes of a burst after confirmation. */
  void release(QuarantineRow row) {
    ask("release", row, () -> gateway.release(row.id()));
  }

  /** Discards the votes of a burst after confirmation; they can be accepted later. */
  void discard(QuarantineRow row) {
    ask("discard", row, () -> gateway.discard(row.id()));
  }

  private void ask(String what, QuarantineRow row, Callable<VoteBurst> change) {
    String key = "ui.overview.held." + what;
    context
        .dialogs()
        .confirm(
            new UserDialogs.Question(
                context.texts().get(key + "Ask", row.votes(), row.who()),
                context.texts().get(key + "Effect", row.votes()),
                context.texts().get(key)),
            () ->
                context
                    .runner()
                    .run(
                        change,
                        done -> {
                          context.notices().done(context.texts().get(key + "Done", row.votes()));
                          context.timeWindow().changed();
                        },
                        context.notices()::failed));
  }
}
