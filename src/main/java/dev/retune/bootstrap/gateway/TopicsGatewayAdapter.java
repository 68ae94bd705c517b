package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.RetrainingModule;
import dev.retune.bootstrap.module.TopicModule;
import dev.retune.clustering.model.MapPoint;
import dev.retune.clustering.model.TopicDecision;
import dev.retune.clustering.model.TopicReport;
import dev.retune.clustering.model.TopicSummary;
import dev.retune.clustering.naming.NameSuggestion;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.prompting.PromptServices;
import dev.retune.retraining.diagnosis.CauseCategory;
import dev.retune.retraining.diagnosis.DislikeDiagnosis;
import dev.retune.ui.clustering.TopicsGateway;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Connects the Topics screen to the services.
 *
 * @param prompts those for the settings in effect now
 */
record TopicsGatewayAdapter(
    TopicModule module, RetrainingModule retraining, Supplier<PromptServices> prompts, Clock clock)
    implements TopicsGateway {
  private static final Duration EXAMINED = Duration.ofDays(90);

  @Override
  public TopicReport current() {
    return module.topics().current();
  }

  @Override
  public TopicReport update(ProgressMonitor monitor) {
    return module.topics().update(monitor);
  }

  @Override
  public List<MapPoint> map(ProgressMonitor monitor) {
    return module.map().points(monitor);
  }

  @Override
  public Map<Long, CauseCategory> causes(ProgressMonitor monitor) {
    Instant now = clock.instant();
    // the end is exclusive
    return retraining
        .diagnosis()
        .latest(now.minus(EXAMINED), now.plusMillis(1), monitor)
        .findings()
        .stream()
        .collect(
            Collectors.toMap(
                DislikeDiagnosis.Finding::conversationId,
                DislikeDiagnosis.Finding::route,
                (first, _) -> first));
  }

  @Override
  public String suggestion(TopicSummary topic) {
    PromptServices now = prompts.get();
    return NameSuggestion.of(topic, now::answer);
  }

  @Override
  public void rename(long topic, String name, String who) {
    module.decisions().rename(topic, name, who);
  }

  @Override
  public void merge(long topic, long into, String who) {
    module.decisions().merge(topic, into, who);
  }

  @Override
  public void split(long topic, String who, ProgressMonitor monitor) {
    module.decisions().split(topic, who, monitor);
  }

  @Override
  public void accept(long proposal, String who) {
    module.decisions().accept(proposal, who);
  }

  @Override
  public TopicDecision undo(String who) {
    return module.decisions().undo(who);
  }

  @Override
  public void dismiss(long proposal, String who) {
    module.decisions().dismiss(proposal, who);
  }
}
