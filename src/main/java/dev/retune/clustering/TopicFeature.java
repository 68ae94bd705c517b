package dev.retune.clustering;

import dev.retune.clustering.store.GroupingRepository;
import dev.retune.clustering.store.MapPointRepository;
import dev.retune.clustering.store.TextVectorRepository;
import dev.retune.clustering.store.TopicRepository;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.feedback.query.DislikedQuestionRepository;
import dev.retune.feedback.query.QuestionRepository;
import dev.retune.feedback.repository.VoteChangeRepository;
import dev.retune.feedback.repository.VoteTopicRepository;
import dev.retune.index.search.IndexedDocument;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.StandingDecisionRepository;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** The services of this feature, for one workspace. */
public final class TopicFeature {
  private final TopicService topics;
  private final TopicDecisions decisions;
  private final WeeklyTopics weekly;
  private final DriftService drift;
  private final TopicMapService map;

  /**
   * Creates the services.
   *
   * @param zone in which weeks begin
   * @param model id of the model in use
   * @param documents those of the live index
   */
  public TopicFeature(
      Workspace workspace,
      Clock clock,
      ZoneId zone,
      ModelCatalog models,
      Supplier<String> model,
      Supplier<List<IndexedDocument>> documents) {
    TopicRepository stored = new TopicRepository(workspace);
    TopicCalendar calendar = new TopicCalendar(zone);
    ComplaintVectors vectors =
        new ComplaintVectors(models, model, new TextVectorRepository(workspace));
    this.topics =
        new TopicService(
            new DislikedQuestionRepository(workspace),
            vectors,
            stored,
            new GroupingRepository(workspace),
            new VoteChangeRepository(workspace),
            new TopicReporter(new StandingDecisionRepository(workspace), calendar),
            calendar,
            clock);
    this.weekly =
        new WeeklyTopics(
            new VoteTopicRepository(workspace), stored, () -> topics.state().isPresent(), zone);
    this.decisions = new TopicDecisions(topics, stored, clock);
    this.drift = new DriftService(new QuestionRepository(workspace), vectors);
    this.map =
        new TopicMapService(
            topics,
            new QuestionRepository(workspace),
            vectors,
            documents,
            stored,
            new MapPointRepository(workspace),
            calendar);
  }

  /** Returns the topics. */
  public TopicService topics() {
    return topics;
  }

  /** Returns the topics of any week. */
  public WeeklyTopics weekly() {
    return weekly;
  }

  /** Returns the map. */
  public TopicMapService map() {
    return map;
  }

  /** Returns the comparison of questions of two periods. */
  public DriftService drift() {
    return drift;
  }

  /** Returns what people may decide about them. */
  public TopicDecisions decisions() {
    return decisions;
  }
}
