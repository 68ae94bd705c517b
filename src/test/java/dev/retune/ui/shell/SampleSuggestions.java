package dev.retune.ui.shell;

import dev.retune.clustering.model.MapPoint;
import dev.retune.clustering.model.TopicDecision;
import dev.retune.clustering.model.TopicReport;
import dev.retune.clustering.model.TopicSummary;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.retraining.diagnosis.CauseCategory;
import dev.retune.ui.clustering.TopicsGateway;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names for pictures as a language model suggests them; it answers once, and then no more. */
final class SampleSuggestions implements TopicsGateway {
  private final TopicsGateway topics;
  private final Texts texts;

  SampleSuggestions(TopicsGateway topics, Texts texts) {
    this.topics = topics;
    this.texts = texts;
  }

  @Override
  public String suggestion(TopicSummary topic) {
    // of the first in the list only
    if (topic.id() != topics.current().topics().getFirst().id()) {
      throw new UnavailableException("prompts.endpoint.rate", "", "localhost:11434");
    }
    return texts.locale().getLanguage().equals(Locale.KOREAN.getLanguage())
        ? "면접 준비와 답변 연습"
        : "Preparing for interviews";
  }

  @Override
  public TopicReport current() {
    return topics.current();
  }

  @Override
  public TopicReport update(ProgressMonitor monitor) {
    return topics.update(monitor);
  }

  @Override
  public List<MapPoint> map(ProgressMonitor monitor) {
    return topics.map(monitor);
  }

  @Override
  public Map<Long, CauseCategory> causes(ProgressMonitor monitor) {
    return topics.causes(monitor);
  }

  @Override
  public void rename(long topic, String name, String who) {
    topics.rename(topic, name, who);
  }

  @Override
  public void merge(long topic, long into, String who) {
    topics.merge(topic, into, who);
  }

  @Override
  public void split(long topic, String who, ProgressMonitor monitor) {
    topics.split(topic, who, monitor);
  }

  @Override
  public void accept(long proposal, String who) {
    topics.accept(proposal, who);
  }

  @Override
  public TopicDecision undo(String who) {
    return topics.undo(who);
  }

  @Override
  public void dismiss(long proposal, String who) {
    topics.dismiss(proposal, who);
  }
}
