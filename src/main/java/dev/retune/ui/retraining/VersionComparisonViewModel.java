package dev.retune.ui.retraining;

import dev.retune.index.search.SearchService;
import dev.retune.index.version.IndexVersion;
import dev.retune.retraining.gate.VersionComparison;
import dev.retune.retraining.gate.VersionComparison.Question;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** Compares two versions on the gate's questions and on any other question. */
public final class VersionComparisonViewModel {
  private static final int HITS = 8;

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
  private final StringProperty question = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Answers> answers = new ReadOnlyObjectWrapper<>(Answers.NONE);
  private final LatestTask asking;
  private boolean offering;
  private boolean leftPicked;
  private boolean rightPicked;

  /** Compares the versions that the screen lists. */
  public VersionComparisonViewModel(
      RetrainingGateway gateway, ScreenContext context, ObservableList<IndexVersion> versions) {
    this.gateway = gateway;
    this.context = context;
    this.versions = versions;
    this.asking = new LatestTask(context.runner());
    versions.addListener((ListChangeListener<IndexVersion>) change -> offer());
    kind.subscribe(this::narrow);
    left.subscribe((was, is) -> leftPicked |= !offering);
    right.subscribe((was, is) -> rightPicked |= !offering);
    offer();
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

  /** The hits of both versions for one question; empty before the first search. */
  public record Answers(
      Optional<SearchService.Answer> left,
      Optional<SearchService.Answer> right,
      Optional<Question> known) {
    static final Answers NONE = new Answers(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The versions whose files are complete. */
  public ObservableList<IndexVersion> choices() {
    return choices;
  }

  /** The baseline: the live version unless another is selected. */
  public ObjectProperty<Optional<IndexVersion>> left() {
    return left;
  }

  /** The compared version: the newest other one unless another is selected. */
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

  /** The question as typed. */
  public StringProperty question() {
    return question;
  }

  /** The hits of both versions. */
  public ReadOnlyObjectProperty<Answers> answers() {
    return answers.getReadOnlyProperty();
  }

  /** Keeps the user's selection; otherwise compares the live version with the newest other one. */
  private void offer() {
    offering = true;
    choices.setAll(versions.stream().filter(IndexVersion::complete).toList());
    Optional<IndexVersion> live =
        choices.stream().filter(v -> v.state() == IndexVersion.State.LIVE).findFirst();
    left.set(
        (leftPicked ? left.get().flatMap(this::kept) : Optional.<IndexVersion>empty())
            .or(() -> live));
    right.set(
        (rightPicked ? right.get().flatMap(this::kept) : Optional.<IndexVersion>empty())
            .filter(v -> !left.get().equals(Optional.of(v)))
            .or(
                () ->
                    choices.stream().filter(v -> !left.get().equals(Optional.of(v))).findFirst()));
    offering = false;
  }

  private Optional<IndexVersion> kept(IndexVersion chosen) {
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

  /** Searches both versions for a question of the gate. */
  public void open(Question asked) {
    question.set(asked.text());
    search(new AskedQuestion(asked.text(), Optional.of(asked)));
  }

  /** Searches both versions for the typed question. */
  public void ask() {
    String text = question.get().strip();
    if (text.isEmpty()) {
      asking.cancel();
      answers.set(Answers.NONE);
      return;
    }
    search(
        new AskedQuestion(text, questions.stream().filter(q -> q.text().equals(text)).findFirst()));
  }

  /** A question and, if it is one of the gate's, what is known about it. */
  private record AskedQuestion(String text, Optional<Question> known) {}

  private void search(AskedQuestion asked) {
    Optional<IndexVersion> one = left.get();
    Optional<IndexVersion> other = right.get();
    asking.run(
        () ->
            new Answers(
                one.map(v -> gateway.search(v, asked.text(), HITS)),
                other.map(v -> gateway.search(v, asked.text(), HITS)),
                asked.known()),
        answers::set,
        context.notices()::failed);
  }
}
