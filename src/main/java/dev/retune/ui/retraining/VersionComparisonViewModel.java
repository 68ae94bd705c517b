package dev.retune.ui.retraining;

import dev.retune.index.version.IndexVersion;
import dev.retune.retraining.gate.VersionComparison;
import dev.retune.retraining.gate.VersionComparison.Question;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** Compares two versions on the gate's questions and on any other question. */
public final class VersionComparisonViewModel {
  private final RetrainingGateway gateway;
  private final ScreenContext context;
  private final ObservableList<IndexVersion> versions;
  private final ObservableList<IndexVersion> choices = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<IndexVersion>> left = chosen();
  private final ObjectProperty<Optional<IndexVersion>> right = chosen();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<VersionComparison>> result =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.ALL);
  private final ObservableList<Question> questions = FXCollections.observableArrayList();
  private final QuestionSearchModel search;
  private boolean updating;
  private boolean leftPicked;
  private boolean rightPicked;

  /** Compares the versions that the screen lists. */
  public VersionComparisonViewModel(
      RetrainingGateway gateway, ScreenContext context, ObservableList<IndexVersion> versions) {
    this.gateway = gateway;
    this.context = context;
    this.versions = versions;
    this.search = new QuestionSearchModel(gateway, context, left, right, questions);
    versions.addListener((ListChangeListener<IndexVersion>) change -> update());
    kind.subscribe(this::narrow);
    left.subscribe((was, is) -> leftPicked |= !updating);
    right.subscribe((was, is) -> rightPicked |= !updating);
    update();
  }

  private static ObjectProperty<Optional<IndexVersion>> chosen() {
    return new SimpleObjectProperty<>(Optional.empty());
  }

  /** Which questions are listed. */
  public enum Kind {
    ALL,
    /** Questions on which the right version is better. */
    BETTER,
    /** Questions on which the right version is worse. */
    WORSE
  }

  /** The versions whose files are complete. */
  public ObservableList<IndexVersion> choices() {
    return choices;
  }

  /** The baseline: the earlier of the live version and the newest other one, unless selected. */
  public ObjectProperty<Optional<IndexVersion>> left() {
    return left;
  }

  /** The compared version: the later of those two, unless another is selected. */
  public ObjectProperty<Optional<IndexVersion>> right() {
    return right;
  }

  /** Whether a comparison is running. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** The comparison; empty before it is requested. */
  public ReadOnlyObjectProperty<Optional<VersionComparison>> result() {
    return result.getReadOnlyProperty();
  }

  /** Which questions are listed. */
  public ObjectProperty<Kind> kind() {
    return kind;
  }

  /** The questions of that kind, largest difference first. */
  public ObservableList<Question> questions() {
    return questions;
  }

  /** The search for one question. */
  public QuestionSearchModel search() {
    return search;
  }

  /**
   * Keeps the user's selection; otherwise compares the live version with the newest other one, the
   * earlier of the two as the baseline.
   */
  private void update() {
    updating = true;
    choices.setAll(versions.stream().filter(IndexVersion::complete).toList());
    Optional<IndexVersion> live =
        choices.stream().filter(v -> v.state() == IndexVersion.State.LIVE).findFirst();
    Optional<IndexVersion> other =
        choices.stream().filter(v -> !live.equals(Optional.of(v))).findFirst();
    boolean ahead = live.isEmpty() || other.isEmpty() || other.get().id() > live.get().id();
    left.set(
        (leftPicked ? left.get().flatMap(this::current) : Optional.<IndexVersion>empty())
            .or(() -> ahead ? live : other));
    right.set(
        (rightPicked ? right.get().flatMap(this::current) : Optional.<IndexVersion>empty())
            .or(() -> ahead ? other : live)
            .filter(v -> !left.get().equals(Optional.of(v)))
            .or(
                () ->
                    choices.stream().filter(v -> !left.get().equals(Optional.of(v))).findFirst()));
    updating = false;
  }

  private Optional<IndexVersion> current(IndexVersion chosen) {
    return choices.stream().filter(v -> v.id() == chosen.id()).findFirst();
  }

  /** Compares both versions on the gate's questions. */
  public void compare() {
    if (busy.get() || left.get().isEmpty() || right.get().isEmpty()) {
      return;
    }
    IndexVersion one = left.get().get();
    IndexVersion other = right.get().get();
    busy.set(true);
    context
        .runner()
        .watch(
            context.texts().get("ui.retraining.comparing", one.label(), other.label()),
            monitor -> gateway.compare(one, other, monitor),
            found -> {
              busy.set(false);
              result.set(Optional.of(found));
              narrow(kind.get());
            },
            e -> {
              busy.set(false);
              context.notices().failed(e);
            });
  }

  private void narrow(Kind wanted) {
    List<Question> all = result.get().map(VersionComparison::questions).orElse(List.of());
    questions.setAll(
        all.stream()
            .filter(
                q ->
                    switch (wanted) {
                      case ALL -> true;
                      case BETTER -> q.change() > 0;
                      case WORSE -> q.change() < 0;
                    })
            .toList());
  }
}
