package dev.retune.ui.review;

import dev.retune.index.search.SearchHit;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.task.TaskRunner;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Searches the live index for the correct document while the user types. */
final class DocumentSearchModel {
  private static final Duration TYPING = Duration.ofMillis(250);

  private final ReviewGateway gateway;
  private final Consumer<Throwable> failed;
  private final LatestTask latest;
  private final StringProperty text = new SimpleStringProperty("");
  private final ObservableList<SearchHit> hits = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper none = new ReadOnlyBooleanWrapper();

  DocumentSearchModel(ReviewGateway gateway, TaskRunner runner, Consumer<Throwable> failed) {
    this.gateway = gateway;
    this.failed = failed;
    this.latest = new LatestTask(runner);
    text.subscribe((was, is) -> search(is.strip()));
  }

  /** The query. */
  StringProperty text() {
    return text;
  }

  /** The hits, best first. */
  ObservableList<SearchHit> hits() {
    return hits;
  }

  /** Whether a search found nothing. */
  ReadOnlyBooleanProperty none() {
    return none.getReadOnlyProperty();
  }

  private void search(String words) {
    if (words.isEmpty()) {
      latest.cancel();
      hits.clear();
      none.set(false);
    } else {
      latest.runAfter(TYPING, () -> gateway.search(words), this::show, failed);
    }
  }

  private void show(List<SearchHit> now) {
    hits.setAll(now);
    none.set(now.isEmpty());
  }

  /** Clears the search. */
  void clear() {
    text.set("");
    search("");
  }
}
