package dev.retune.ui.review.document;

import dev.retune.index.search.SearchHit;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.task.TaskRunner;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Searches the live index for the correct document while the user types. */
public final class DocumentSearchModel {
  private static final Duration TYPING = Duration.ofMillis(250);

  private final Function<String, List<SearchHit>> index;
  private final Consumer<Throwable> failed;
  private final LatestTask latest;
  private final StringProperty text = new SimpleStringProperty("");
  private final ObservableList<SearchHit> hits = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper none = new ReadOnlyBooleanWrapper();

  /** Searches with the given function, which may block. */
  public DocumentSearchModel(
      Function<String, List<SearchHit>> index, TaskRunner runner, Consumer<Throwable> failed) {
    this.index = index;
    this.failed = failed;
    this.latest = new LatestTask(runner);
    text.subscribe((was, is) -> search(is.strip()));
  }

  /** The query. */
  public StringProperty text() {
    return text;
  }

  /** The hits, best first. */
  public ObservableList<SearchHit> hits() {
    return hits;
  }

  /** Whether a search found nothing. */
  public ReadOnlyBooleanProperty none() {
    return none.getReadOnlyProperty();
  }

  private void search(String words) {
    if (words.isEmpty()) {
      latest.cancel();
      hits.clear();
      none.set(false);
    } else {
      latest.runAfter(TYPING, () -> index.apply(words), this::show, failed);
    }
  }

  private void show(List<SearchHit> now) {
    hits.setAll(now);
    none.set(now.isEmpty());
  }

  /** Clears the search. */
  public void clear() {
    text.set("");
    search("");
  }
}
