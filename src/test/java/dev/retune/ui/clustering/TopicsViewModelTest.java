package dev.retune.ui.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.clustering.model.BadgeFinding;
import dev.retune.clustering.model.MapPoint;
import dev.retune.clustering.model.ProposalKind;
import dev.retune.clustering.model.TopicDecision;
import dev.retune.clustering.model.TopicDecision.DecisionKind;
import dev.retune.clustering.model.TopicReport;
import dev.retune.clustering.model.TopicReport.ProposalSummary;
import dev.retune.clustering.model.TopicSummary;
import dev.retune.clustering.model.TopicTrend;
import dev.retune.common.error.RefusedException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.retraining.diagnosis.CauseCategory;
import dev.retune.statistics.model.ConfidenceInterval;
import dev.retune.ui.navigation.TestScreenContext;
import dev.retune.ui.task.HeldTaskRunner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopicsViewModelTest {
  private final TestScreenContext context = new TestScreenContext();
  private final Topics topics = new Topics();
  private final TopicsViewModel model = new TopicsViewModel(topics, context.screenContext());

  /** Two topics and a proposal. */
  private static final class Topics implements TopicsGateway {
    private final List<String> done = new ArrayList<>();
    private final List<String> names = new ArrayList<>(List.of("card", "refund"));
    private boolean refuses;

    @Override
    public TopicReport current() {
      return update(ProgressMonitor.none());
    }

    @Override
    public TopicReport update(ProgressMonitor monitor) {
      return new TopicReport(
          Optional.of(LocalDate.of(2026, 11, 9)),
          5,
          0,
          List.of(topic(1), topic(2)),
          List.of(
              new ProposalSummary(
                  7, ProposalKind.MERGE, 2, "refund", 1, "card", 3, 4, List.of("a"))));
    }

    private TopicSummary topic(int id) {
      return new TopicSummary(
          id,
          names.get(id - 1),
          false,
          List.of(),
          "",
          3,
          3,
          List.of(),
          0.5,
          new ConfidenceInterval(0.1, 0.9),
          BadgeFinding.UNTESTED,
          0.5,
          0.1,
          0,
          new TopicTrend(
              2, List.of(), 0.5, new ConfidenceInterval(0.1, 0.9), BadgeFinding.UNTESTED),
          Map.of(),
          Map.of(),
          Map.of(),
          List.of(),
          List.of());
    }

    @Override
    public List<MapPoint> map(ProgressMonitor monitor) {
      return List.of();
    }

    @Override
    public Map<Long, CauseCategory> causes(ProgressMonitor monitor) {
      return Map.of(1L, CauseCategory.GAP);
    }

    @Override
    public String suggestion(TopicSummary topic) {
      if (refuses) {
        throw new UnavailableException("clustering.noSuggestion", topic.id());
      }
      return "Better " + topic.name();
    }

    @Override
    public void rename(long topic, String name, String who) {
      if (refuses) {
        throw new RefusedException("clustering.changedMeanwhile");
      }
      names.set((int) topic - 1, name);
    }

    @Override
    public void merge(long topic, long into, String who) {
      done.add("merge " + topic + " " + into);
    }

    @Override
    public void split(long topic, String who, ProgressMonitor monitor) {
      done.add("split " + topic);
    }

    @Override
    public void accept(long proposal, String who) {
      done.add("accept " + proposal);
    }

    @Override
    public TopicDecision undo(String who) {
      done.add("undo " + who);
      return new TopicDecision(1, DecisionKind.MERGE, 2, who, Map.of(), List.of());
    }

    @Override
    public void dismiss(long proposal, String who) {
      done.add("dismiss " + proposal);
    }
  }

  @Test
  void aSuggestedNameIsOnlyShownUntilItIsSaved() {
    model.refresh();
    model.suggest();
    assertThat(model.suggestion().get()).isEqualTo("Better card");
    assertThat(topics.names).containsExactly("card", "refund");
    model.open(2);
    assertThat(model.suggestion().get()).isEmpty();
    topics.refuses = true;
    model.suggest();
    assertThat(context.told()).anyMatch(text -> text.contains("no usable name for topic 2"));
    assertThat(model.busy().get()).isFalse();
  }

  @Test
  void theOpenTopicStaysOpenAndIsRenamed() {
    model.refresh();
    assertThat(model.topics()).hasSize(2);
    assertThat(model.open().get().orElseThrow().id()).isEqualTo(1);
    assertThat(model.summary().get()).contains("5", "2");
    model.open(2);
    model.rename("Refunds");
    assertThat(model.open().get().orElseThrow().name()).isEqualTo("Refunds");
    assertThat(model.busy().get()).isFalse();
    topics.refuses = true;
    model.rename("Other");
    assertThat(model.busy().get()).isFalse();
    assertThat(model.open().get().orElseThrow().name()).isEqualTo("Refunds");
  }

  @Test
  void decisionsAreMadeAboutTheOpenTopic() {
    model.refresh();
    model.open(2);
    model.split();
    model.accept(model.proposals().getFirst());
    model.dismiss(model.proposals().getFirst());
    assertThat(topics.done).containsExactly("split 2", "accept 7", "dismiss 7");
  }

  @Test
  void anEmptyListSaysThatItIsBeingComputedUntilItIsKnown() {
    HeldTaskRunner runner = new HeldTaskRunner();
    TopicsViewModel held = new TopicsViewModel(topics, context.screenContext(runner));
    held.refresh();
    runner.step();
    assertThat(held.noTopics().get()).isEqualTo("The topics of complaints are being computed.");
    runner.go();
    assertThat(held.noTopics().get()).isEqualTo("No topics yet.");
  }
}
