package dev.retune.ui.retraining;

import dev.retune.index.search.SearchService;
import dev.retune.index.version.IndexVersion;
import dev.retune.retraining.gate.VersionComparison.Question;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** Searches two versions for the same question. */
public final class QuestionSearchModel {
  private static final int HITS = 8;

  private final RetrainingGateway gateway;
  private final ScreenContext context;
  private final ObservableValue<Optional<IndexVersion>> left;
  private final ObservableValue<Optional<IndexVersion>> right;
  private final List<Question> questions;
  private final LatestTask latest;
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Answers> answers = new ReadOnlyObjectWrapper<>(Answers.NONE);

  QuestionSearchModel(
      RetrainingGateway gateway,
      ScreenContext context,
      ObservableValue<Optional<IndexVersion>> left,
      ObservableValue<Optional<IndexVersion>> right,
      List<Question> questions) {
    this.gateway = gateway;
    this.context = context;
    this.left = left;
    this.right = right;
    this.questions = questions;
    this.latest = new LatestTask(context.runner());
  }

  /** The hits of both versions for one question; empty before the first search. */
  public record Answers(
      Optional<SearchService.Answer> left,
      Optional<SearchService.Answer> right,
      Optional<Question> known) {
    static final Answers NONE = new Answers(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The question as typed. */
  public StringProperty text() {
    return text;
  }

  /** The hits of both versions. */
  public ReadOnlyObjectProperty<Answers> answers() {
    return answers.getReadOnlyProperty();
  }

  /** Searches for a question of the gate. */
  public void search(Question question) {
    text.set(question.text());
    run(new Request(question.text(), Optional.of(question)));
  }

  /** Searches for the typed question. */
  public void search() {
    String typed = text.get().strip();
    if (typed.isEmpty()) {
      latest.cancel();
      answers.set(Answers.NONE);
      return;
    }
    run(new Request(typed, questions.stream().filter(q -> q.text().equals(typed)).findFirst()));
  }

  /** A question and, if it is one of the gate's, what is known about it. */
  private record Request(String text, Optional<Question> known) {}

  private void run(Request request) {
    Optional<IndexVersion> one = left.getValue();
    Optional<IndexVersion> other = right.getValue();
    latest.run(
        () ->
            new Answers(
                one.map(v -> gateway.search(v, request.text(), HITS)),
                other.map(v -> gateway.search(v, request.text(), HITS)),
                request.known()),
        answers::set,
        context.notices()::failed);
  }
}
