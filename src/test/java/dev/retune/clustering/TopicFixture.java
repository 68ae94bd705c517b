package dev.retune.clustering;

import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.clustering.model.StoredTopics;
import dev.retune.clustering.model.TopicReport;
import dev.retune.clustering.model.TopicSummary;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.index.build.HashingModelCatalog;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.TestDatabases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Complaints about a few subjects, and the topics that are found in them. */
final class TopicFixture {
  static final Instant FIRST_WEEK = Instant.parse("2026-10-05T08:00:00Z");
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-15T12:00:00Z"), ZoneOffset.UTC);
  private static final Map<String, String> TOPICS =
      Map.of(
          "card", "delivery arrived post envelope letter waiting ordered sent track late",
          "refund", "merchant returned purchase money shop cancelled credited back receipt item",
          "pin", "forgot blocked attempts unlock code reset wrong entered terminal secret",
          "rate", "exchange euro dollars conversion currency market foreign price abroad pounds");

  final HashingModelCatalog models = new HashingModelCatalog();
  private final Random random = new Random(4);
  private int stored;

  /** An empty workspace. */
  static Workspace workspace(TestDatabases kind) {
    return Workspace.open(kind.migrated(), EntityClasses.all());
  }

  /** The feature on a workspace. */
  TopicFeature feature(Workspace workspace) {
    return new TopicFeature(workspace, CLOCK, ZoneOffset.UTC, models, () -> "hashing", List::of);
  }

  /** Stores dislikes of a topic in a week. */
  void complain(Workspace workspace, int week, String topic, int count) {
    List<NewConversation> conversations = new ArrayList<>();
    List<NewVote> votes = new ArrayList<>();
    String[] words = TOPICS.getOrDefault(topic, "").split(" ");
    for (int i = 0; i < count; i++) {
      String id = "n" + stored;
      List<String> used = new ArrayList<>(List.of(words));
      Collections.shuffle(used, random);
      String question = topic + " " + String.join(" ", used.subList(0, 5)) + " number" + stored;
      Optional<Instant> at =
          Optional.of(FIRST_WEEK.plus(Duration.ofDays(7L * week)).plusSeconds(stored));
      conversations.add(
          new NewConversation(
              id,
              Optional.empty(),
              question,
              "a",
              List.of(),
              Optional.empty(),
              Optional.empty(),
              at));
      votes.add(
          new NewVote(
              id, id, Vote.Value.DISLIKE, Optional.of("wrong answer"), Optional.empty(), at));
      stored++;
    }
    Source source = new SourceRepository(workspace, CLOCK).named("chat", Source.Kind.FILES);
    new FeedbackStore(workspace, CLOCK, new ReviewItemRepository())
        .store(source, InputBatch.of(conversations, votes));
  }

  /** The topic that most texts of are about a word. */
  static TopicSummary of(TopicReport report, String topic) {
    return report.topics().stream()
        .filter(
            t ->
                t.texts().stream().filter(x -> x.question().startsWith(topic + " ")).count() * 2
                    > t.size())
        .findFirst()
        .orElseThrow();
  }

  /** The texts of a topic. */
  static Set<String> texts(StoredTopics topics, long topic) {
    return topics.topicOf().entrySet().stream()
        .filter(e -> e.getValue() == topic)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
