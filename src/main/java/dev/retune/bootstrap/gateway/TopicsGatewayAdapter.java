package dev.retune.bootstrap.gateway;

import dev.retune.bootstrap.module.TopicModule;
import dev.retune.clustering.model.MapPoint;
import dev.retune.clustering.model.TopicDecision;
import dev.retune.clustering.model.TopicReport;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.ui.clustering.TopicsGateway;
import java.util.List;

/** Connects the Topics screen to the services. */
record TopicsGatewayAdapter(TopicModule module) implements TopicsGateway {
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
