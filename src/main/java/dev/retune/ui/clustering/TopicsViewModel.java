package dev.retune.ui.clustering;

import dev.retune.clustering.model.MapPoint;
import dev.retune.clustering.model.TopicReport;
import dev.retune.clustering.model.TopicReport.ProposalSummary;
import dev.retune.clustering.model.TopicSummary;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.retraining.diagnosis.CauseCategory;
import dev.retune.ui.dialog.UserDialogs;
import dev.retune.ui.navigation.LatestTask;
import dev.retune.ui.navigation.ScreenContext;
import dev.retune.ui.task.BackgroundTask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The topics, the one that is open, the proposals and the points of the map. */
public final class TopicsViewModel {
  private final TopicsGateway gateway;
  private final ScreenContext context;
  private final LatestTask latest;
  private final LatestTask finding;
  private final ObservableList<TopicSummary> topics = FXCollections.observableArrayList();
  private final ObservableList<ProposalSummary> proposals = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<TopicSummary>> open =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<MapPoint>> points =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Map<Long, CauseCategory>> causes =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper suggestion = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper noTopics = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private boolean computed;

  /** Reads nothing until {@link #refresh} is called. */
  public TopicsViewModel(TopicsGateway gateway, ScreenContext context) {
    this.gateway = gateway;
    this.context = context;
    this.latest = new LatestTask(context);
    this.finding = new LatestTask(context);
    noTopics.set(context.texts().get("ui.topics.analyzing"));
    context.timeWindow().onChange(this::refresh);
  }

  /** The topics, largest first. */
  public ObservableList<TopicSummary> topics() {
    return topics;
  }

  /** The changes that wait for a person. */
  public ObservableList<ProposalSummary> proposals() {
    return proposals;
  }

  /** The topic whose texts are shown. */
  public ReadOnlyObjectProperty<Optional<TopicSummary>> open() {
    return open.getReadOnlyProperty();
  }

  /** The points of the map. */
  public ReadOnlyObjectProperty<List<MapPoint>> points() {
    return points.getReadOnlyProperty();
  }

  /** Dislikes, topics and the current week in one line. */
  public ReadOnlyStringProperty summary() {
    return summary.getReadOnlyProperty();
  }

  /** What an empty list says: nobody knows that there are none until they were computed once. */
  public ReadOnlyStringProperty noTopics() {
    return noTopics.getReadOnlyProperty();
  }

  /** Causes of dislikes by their conversations; empty until {@link #findCauses} is done. */
  public ReadOnlyObjectProperty<Map<Long, CauseCategory>> causes() {
    return causes.getReadOnlyProperty();
  }

  /** Finds the causes of recent dislikes, once. */
  public void findCauses() {
    if (causes.get().isEmpty()) {
      finding.runLong(gateway::causes, causes::set, context.notices()::failed);
    }
  }

  /** Whether topics are being computed or changed. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Shows what was computed last, then gives new complaints their topics. */
  public void refresh() {
    busy.set(true);
    if (!computed) {
      noTopics.set(context.texts().get("ui.topics.analyzing"));
    }
    latest.run(
        gateway::current,
        report -> {
          show(report);
          update();
        },
        this::failed);
  }

  private void update() {
    latest.runLong(
        monitor -> {
          TopicReport report = gateway.update(monitor);
          return new LoadedTopics(report, gateway.map(monitor));
        },
        this::show,
        this::failed);
  }

  private record LoadedTopics(TopicReport report, List<MapPoint> points) {}

  private void show(LoadedTopics loaded) {
    busy.set(false);
    computed = true;
    noTopics.set(context.texts().get("ui.topics.none"));
    points.set(loaded.points());
    show(loaded.report());
  }

  private void show(TopicReport report) {
    Optional<Long> before = open.get().map(TopicSummary::id);
    topics.setAll(report.topics());
    proposals.setAll(report.proposals());
    summary.set(summary(report));
    open.set(
        before
            .flatMap(id -> topics.stream().filter(topic -> topic.id() == id).findFirst())
            .or(() -> topics.stream().findFirst()));
  }

  private String summary(TopicReport report) {
    String counts =
        report
            .week()
            .map(
                week ->
                    context
                        .texts()
                        .get(
                            "ui.topics.summary",
                            context.formatter().count(report.dislikes()),
                            context.formatter().count(report.topics().size()),
                            context.formatter().fullDay(week)))
            .orElseGet(() -> computed ? context.texts().get("clustering.none") : "");
    return report.ungrouped() == 0
        ? counts
        : counts + " " + context.texts().get("ui.topics.ungrouped", report.ungrouped());
  }

  private void failed(Throwable failure) {
    busy.set(false);
    if (!computed) {
      noTopics.set(context.texts().get("ui.topics.notAnalyzed"));
    }
    context.notices().failed(failure);
  }

  /** Shows a topic. */
  public void open(TopicSummary topic) {
    if (open.get().filter(shown -> shown.id() == topic.id()).isEmpty()) {
      suggestion.set("");
    }
    open.set(Optional.of(topic));
  }

  /** Shows a topic by id; without effect when it is not listed. */
  public void open(long topic) {
    topics.stream().filter(t -> t.id() == topic).findFirst().ifPresent(this::open);
  }

  /** Opens an answer in Review. */
  public void review(long conversationId) {
    context.navigator().review(conversationId);
  }

  /** Names the open topic. */
  public void rename(String name) {
    open.get().ifPresent(topic -> change(_ -> run(() -> gateway.rename(topic.id(), name, who()))));
  }

  /** Asks for a name of the open topic; a person may change it and then saves it. */
  public void suggest() {
    open.get()
        .ifPresent(
            topic -> {
              busy.set(true);
              suggestion.set("");
              latest.runLong(
                  _ -> gateway.suggestion(topic),
                  name -> {
                    busy.set(false);
                    suggestion.set(name);
                  },
                  this::failed);
            });
  }

  /** The name that was suggested for the open topic; empty until it is asked for. */
  public ReadOnlyStringProperty suggestion() {
    return suggestion.getReadOnlyProperty();
  }

  /** Puts the open topic into another, after a question. */
  public void merge(TopicSummary into) {
    open.get()
        .ifPresent(
            topic ->
                context
                    .dialogs()
                    .confirm(
                        new UserDialogs.Question(
                            context.texts().get("ui.topics.mergeTitle", topic.name(), into.name()),
                            context.texts().get("ui.topics.mergeEffect"),
                            context.texts().get("ui.topics.merge")),
                        () -> change(_ -> run(() -> gateway.merge(topic.id(), into.id(), who())))));
  }

  /** Divides the open topic. */
  public void split() {
    open.get()
        .ifPresent(
            topic -> change(monitor -> run(() -> gateway.split(topic.id(), who(), monitor))));
  }

  /** Does what is proposed. */
  public void accept(ProposalSummary proposal) {
    change(_ -> run(() -> gateway.accept(proposal.id(), who())));
  }

  /** Takes back the newest decision. */
  public void undo() {
    busy.set(true);
    latest.runLong(
        _ -> gateway.undo(who()),
        undone -> {
          context
              .notices()
              .done(context.texts().get("clustering.undone." + undone.kind(), undone.topic()));
          refresh();
        },
        this::failed);
  }

  /** Shows the votes of the open topic in Feedback. */
  public void votes() {
    open.get()
        .ifPresent(topic -> context.navigator().votes(VoteFilter.all().withTopic(topic.id())));
  }

  /** Rejects a proposal. */
  public void dismiss(ProposalSummary proposal) {
    change(_ -> run(() -> gateway.dismiss(proposal.id(), who())));
  }

  private String who() {
    return context.person();
  }

  private static boolean run(Runnable work) {
    work.run();
    return true;
  }

  private void change(BackgroundTask<Boolean> work) {
    busy.set(true);
    // what was asked before would show topics without this change
    latest.runLong(work, _ -> refresh(), this::failed);
  }
}
