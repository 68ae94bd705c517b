package dev.retune.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.clustering.model.ProposalKind;
import dev.retune.clustering.model.StoredTopics;
import dev.retune.clustering.model.TopicBadge;
import dev.retune.clustering.model.TopicDecision.DecisionKind;
import dev.retune.clustering.model.TopicProposal;
import dev.retune.clustering.model.TopicReport;
import dev.retune.clustering.model.TopicState;
import dev.retune.clustering.model.TopicSummary;
import dev.retune.clustering.store.TopicRepository;
import dev.retune.clustering.store.TopicWriter;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.repository.SourceRepository;
import dev.retune.feedback.repository.VoteTopicRepository;
import dev.retune.feedback.store.FeedbackStore;
import dev.retune.index.build.HashingModelCatalog;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.DecisionRepository;
import dev.retune.review.decision.Judgement;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.review.decision.Verdict;
import dev.retune.support.TestDatabases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicServiceTest {
  private static final Instant FIRST_WEEK = Instant.parse("2026-10-05T08:00:00Z");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-15T12:00:00Z"), ZoneOffset.UTC);
  private static final Map<String, String> TOPICS =
      Map.of(
          "card", "delivery arrived post envelope letter waiting ordered sent track late",
          "refund", "merchant returned purchase money shop cancelled credited back receipt item",
          "pin", "forgot blocked attempts unlock code reset wrong entered terminal secret",
          "rate", "exchange euro dollars conversion currency market foreign price abroad pounds");

  private final HashingModelCatalog models = new HashingModelCatalog();
  private final Random random = new Random(4);
  private int stored;

  private static Workspace workspace(TestDatabases kind) {
    return Workspace.open(kind.migrated(), EntityClasses.all());
  }

  private TopicFeature feature(Workspace workspace) {
    return new TopicFeature(workspace, CLOCK, ZoneOffset.UTC, models, () -> "hashing", List::of);
  }

  private void complain(Workspace workspace, int week, String topic, int count) {
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

  private static TopicSummary of(TopicReport report, String topic) {
    return report.topics().stream()
        .filter(
            t ->
                t.texts().stream().filter(x -> x.question().startsWith(topic + " ")).count() * 2
                    > t.size())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void topicsKeepTheirIdsAndDecisionsHold(TestDatabases kind) {
    try (Workspace workspace = workspace(kind)) {
      TopicFeature feature = feature(workspace);
      TopicService topics = feature.topics();
      assertThat(topics.update(ProgressMonitor.none()).topics()).isEmpty();
      for (String topic : List.of("card", "refund", "pin")) {
        complain(workspace, 0, topic, 24);
      }
      TopicReport first = topics.update(ProgressMonitor.none());
      assertThat(first.topics()).hasSize(3);
      assertThat(first.dislikes()).isEqualTo(72);
      assertThat(first.week()).contains(LocalDate.of(2026, 10, 5));
      assertThat(of(first, "refund").words()).contains("refund");
      assertThat(of(first, "pin").finding().badge()).isEqualTo(TopicBadge.NONE);
      int embedded = models.embedded.get();

      feature.decisions().rename(of(first, "card").id(), " Lost post ", "Kim");
      for (String topic : List.of("card", "refund", "pin")) {
        complain(workspace, 1, topic, 8);
      }
      complain(workspace, 1, "rate", 14);
      TopicReport second = topics.update(ProgressMonitor.none());
      // each question is embedded once, and the one reason was known
      assertThat(models.embedded.get() - embedded).isEqualTo(38);
      assertThat(second.topics()).hasSize(4);
      for (String topic : List.of("card", "refund", "pin")) {
        assertThat(of(second, topic).id()).isEqualTo(of(first, topic).id());
        assertThat(of(second, topic).size()).isEqualTo(32);
      }
      assertThat(of(second, "card").name()).isEqualTo("Lost post");
      assertThat(of(second, "rate").finding().badge()).isEqualTo(TopicBadge.NEW);
      assertThat(of(second, "rate").finding().pValue()).isLessThan(0.01);
      assertThat(of(second, "rate").weeks())
          .extracting(TopicSummary.WeekCount::dislikes)
          .containsExactly(0, 14);

      feature.decisions().merge(of(second, "pin").id(), of(second, "card").id(), "Kim");
      for (int week = 2; week < 6; week++) {
        complain(workspace, week, "card", 5);
        complain(workspace, week, "pin", 5);
        complain(workspace, week, "refund", 5);
        TopicReport later = topics.update(ProgressMonitor.none());
        assertThat(of(later, "refund").id()).isEqualTo(of(first, "refund").id());
        assertThat(
                later.topics().stream()
                    .filter(t -> t.texts().stream().anyMatch(x -> x.question().startsWith("pin ")))
                    .map(TopicSummary::id)
                    .collect(Collectors.toSet()))
            .containsExactly(of(first, "card").id());
      }
      assertThat(audited(workspace)).isEqualTo(2);
      long merged = of(second, "pin").id();
      assertThatThrownBy(() -> feature.decisions().rename(merged, "x", "Kim"))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void nothingIsComputedTwice(TestDatabases kind) {
    try (Workspace workspace = workspace(kind)) {
      TopicService topics = feature(workspace).topics();
      assertThat(topics.state()).isEmpty();
      complain(workspace, 0, "card", 20);
      complain(workspace, 0, "refund", 20);
      assertThat(topics.current().ungrouped()).isEqualTo(40);
      TopicReport computed = topics.update(ProgressMonitor.none());
      long revision = new TopicRepository(workspace).revision();
      // another process finds what this one has stored
      assertThat(feature(workspace).topics().update(ProgressMonitor.none())).isEqualTo(computed);
      assertThat(topics.current()).isEqualTo(computed);
      assertThat(new TopicRepository(workspace).revision()).isEqualTo(revision);
      assertThat(topics.state()).contains(new TopicState(0, CLOCK.instant(), true));

      complain(workspace, 1, "rate", 14);
      complain(workspace, 1, "card", 3);
      assertThat(topics.state()).contains(new TopicState(0, CLOCK.instant(), false));
      assertThat(topics.current().ungrouped()).isEqualTo(17);
      assertThat(topics.update(ProgressMonitor.none()).ungrouped()).isZero();
      assertThat(topics.state()).contains(new TopicState(1, CLOCK.instant(), true));
      assertThat(
              new VoteTopicRepository(workspace)
                  .dislikes(FIRST_WEEK, FIRST_WEEK.plus(Duration.ofDays(20))))
          .containsAllEntriesOf(Map.of(of(computed, "card").id(), 23))
          .doesNotContainKey(0L)
          .hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabases.class, names = "H2")
  void whatReviewersCalledFineIsNotInTheTrendAfterReview(TestDatabases kind) {
    try (Workspace workspace = workspace(kind)) {
      TopicService topics = feature(workspace).topics();
      complain(workspace, 0, "card", 20);
      complain(workspace, 0, "refund", 60);
      complain(workspace, 1, "card", 14);
      complain(workspace, 1, "refund", 4);
      TopicSummary before = of(topics.update(ProgressMonitor.none()), "card");
      assertThat(before.finding().badge()).isEqualTo(TopicBadge.GROWING);
      assertThat(before.afterReview().finding().badge()).isEqualTo(TopicBadge.GROWING);
      assertThat(before.sources().get("chat")).isEqualTo(before.afterReview());
      DecisionRepository decisions = new DecisionRepository(workspace, CLOCK);
      for (int i = 0; i < 10; i++) {
        decisions.record(
            before.texts().get(20 + i).conversationId(), "kim", Judgement.of(Verdict.FINE));
      }
      TopicSummary after = of(topics.update(ProgressMonitor.none()), "card");
      assertThat(after.finding()).isEqualTo(before.finding());
      assertThat(after.overruled()).isEqualTo(10);
      assertThat(after.afterReview().dislikes()).isEqualTo(24);
      assertThat(after.afterReview().weeks())
          .extracting(TopicSummary.WeekCount::dislikes)
          .containsExactly(20, 4);
      assertThat(after.afterReview().share()).isEqualTo(0.5);
      assertThat(after.afterReview().finding().badge()).isEqualTo(TopicBadge.NONE);
    }
  }

  /** Proposals as an update would store them, accepted, kept for four weeks, and undone. */
  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void acceptedProposalsHoldAndCanBeUndone(TestDatabases kind) {
    try (Workspace workspace = workspace(kind)) {
      TopicFeature feature = feature(workspace);
      TopicService topics = feature.topics();
      for (String topic : List.of("card", "refund", "pin")) {
        complain(workspace, 0, topic, 24);
      }
      TopicReport first = topics.update(ProgressMonitor.none());
      long card = of(first, "card").id();
      long pin = of(first, "pin").id();
      long refund = of(first, "refund").id();
      TopicRepository stored = new TopicRepository(workspace);
      StoredTopics now = stored.load();
      Set<String> pins = texts(now, pin);
      Set<String> some = texts(now, refund).stream().limit(9).collect(Collectors.toSet());
      List<TopicProposal> proposed =
          List.of(
              new TopicProposal(0, ProposalKind.MERGE, pin, card, 24, pins),
              new TopicProposal(0, ProposalKind.SPLIT, refund, 0, 24, some));
      stored.change(
          now.revision(),
          connection -> new TopicWriter(connection).propose(List.of(), proposed, CLOCK.instant()));
      List<TopicProposal> open = stored.load().open();
      assertThatThrownBy(() -> feature.decisions().accept(open.getFirst().id(), "x".repeat(300)))
          .isInstanceOf(RuntimeException.class);
      assertThat(stored.load().topicOf()).isEqualTo(now.topicOf());
      // the application may not change tables in H2
      if (kind == TestDatabases.POSTGRESQL) {
        votesAndAnswersAreToldInTheSameTransaction(workspace, feature, open.getFirst().id());
      }

      for (TopicProposal proposal : open) {
        feature.decisions().accept(proposal.id(), "Kim");
      }
      StoredTopics accepted = stored.load();
      assertThat(accepted.open()).isEmpty();
      assertThat(accepted.find(pin).orElseThrow().mergedInto()).contains(card);
      assertThat(texts(accepted, card)).hasSize(48).containsAll(pins);
      long made = accepted.of(some.iterator().next());
      assertThat(made).isGreaterThan(refund);
      assertThat(texts(accepted, made)).isEqualTo(some);
      assertThat(
              new VoteTopicRepository(workspace)
                  .dislikes(FIRST_WEEK, FIRST_WEEK.plus(Duration.ofDays(7))))
          .isEqualTo(Map.of(card, 48, refund, 15, made, 9));

      for (int week = 1; week < 5; week++) {
        complain(workspace, week, "card", 3);
        complain(workspace, week, "pin", 3);
        TopicReport later = topics.update(ProgressMonitor.none());
        assertThat(later.proposals())
            .noneMatch(p -> Set.of(card, pin, refund, made).contains(p.topic()));
        StoredTopics kept = stored.load();
        assertThat(pins).allMatch(text -> kept.of(text) == card);
        assertThat(some).allMatch(text -> kept.of(text) == made);
        assertThat(stored.decidedKinds())
            .isEqualTo(
                Map.of(
                    card, DecisionKind.MERGE,
                    pin, DecisionKind.MERGE,
                    refund, DecisionKind.SPLIT,
                    made, DecisionKind.SPLIT));
      }

      assertThatThrownBy(() -> feature.decisions().undo("Lee"))
          .isInstanceOf(RefusedException.class);
      assertThat(feature.decisions().undo("Kim").kind()).isEqualTo(DecisionKind.SPLIT);
      assertThat(texts(stored.load(), refund)).containsAll(some);
      assertThat(feature.decisions().undo("Kim").kind()).isEqualTo(DecisionKind.MERGE);
      StoredTopics undone = stored.load();
      assertThat(pins).allMatch(text -> undone.of(text) == pin);
      assertThat(stored.decidedKinds()).isEmpty();
      assertThat(undone.find(pin).orElseThrow().mergedInto()).isEmpty();
      assertThatThrownBy(() -> feature.decisions().undo("Kim"))
          .isInstanceOf(RefusedException.class);
    }
  }

  /** Later updates of the week neither withdraw nor add proposals, unless a topic is gone. */
  @ParameterizedTest
  @EnumSource(value = TestDatabases.class, names = "H2")
  void proposalsStandForAWeek(TestDatabases kind) {
    try (Workspace workspace = workspace(kind)) {
      TopicFeature feature = feature(workspace);
      for (String topic : List.of("card", "refund", "pin")) {
        complain(workspace, 0, topic, 24);
      }
      TopicReport first = feature.topics().update(ProgressMonitor.none());
      long card = of(first, "card").id();
      long pin = of(first, "pin").id();
      long refund = of(first, "refund").id();
      TopicRepository stored = new TopicRepository(workspace);
      StoredTopics now = stored.load();
      Set<String> some = texts(now, refund).stream().limit(9).collect(Collectors.toSet());
      List<TopicProposal> proposed =
          List.of(
              new TopicProposal(0, ProposalKind.MOVE, refund, pin, 24, some),
              new TopicProposal(0, ProposalKind.SPLIT, refund, 0, 24, some));
      stored.change(
          now.revision(),
          connection -> new TopicWriter(connection).propose(List.of(), proposed, CLOCK.instant()));
      List<TopicProposal> open = stored.load().open();
      complain(workspace, 0, "card", 3);
      feature.topics().update(ProgressMonitor.none());
      assertThat(stored.load().open()).isEqualTo(open);
      feature.decisions().merge(pin, card, "Kim");
      feature.topics().update(ProgressMonitor.none());
      assertThat(stored.load().open()).containsExactly(open.getLast());
      complain(workspace, 1, "card", 3);
      feature.topics().update(ProgressMonitor.none());
      // they hang together, so the next week does not propose it again
      assertThat(stored.load().open()).isEmpty();
    }
  }

  private static Set<String> texts(StoredTopics topics, long topic) {
    return topics.topicOf().entrySet().stream()
        .filter(e -> e.getValue() == topic)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static void votesAndAnswersAreToldInTheSameTransaction(
      Workspace workspace, TopicFeature feature, long proposal) {
    StoredTopics before = new TopicRepository(workspace).load();
    run(workspace, "alter table answer_topic rename to answer_topic_away");
    assertThatThrownBy(() -> feature.decisions().accept(proposal, "Kim"))
        .isInstanceOf(RuntimeException.class);
    run(workspace, "alter table answer_topic_away rename to answer_topic");
    assertThat(new TopicRepository(workspace).load()).isEqualTo(before);
  }

  private static void run(Workspace workspace, String sql) {
    workspace.jdbc(
        connection -> {
          try (var statement = connection.createStatement()) {
            statement.execute(sql);
          }
        });
  }

  private static int audited(Workspace workspace) {
    return workspace.fetch(
        connection -> {
          try (var query =
                  connection.prepareStatement(
                      "select count(*) from audit where action = 'topic' and who = 'Kim'");
              var row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
          }
        });
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabases.class, names = "H2")
  void whatWasMergedCanBeDivided(TestDatabases kind) {
    try (Workspace workspace = workspace(kind)) {
      TopicFeature feature = feature(workspace);
      for (String topic : List.of("card", "refund", "pin")) {
        complain(workspace, 0, topic, 24);
      }
      TopicReport before = feature.topics().update(ProgressMonitor.none());
      long card = of(before, "card").id();
      feature.decisions().merge(of(before, "pin").id(), card, "Kim");
      List<Long> made = feature.decisions().split(card, "Kim", ProgressMonitor.none());
      assertThat(made).hasSize(1);
      TopicReport after = feature.topics().update(ProgressMonitor.none());
      assertThat(after.topics()).hasSize(3);
      assertThat(of(after, "card").id()).isNotEqualTo(of(after, "pin").id());
      // an old topic's part is not new
      assertThat(after.topics())
          .allSatisfy(t -> assertThat(t.finding().badge()).isEqualTo(TopicBadge.NONE));
      assertThatThrownBy(() -> feature.decisions().accept(99, "Kim"))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(
              () -> feature.drift().compare(7, 28, CLOCK.instant(), ProgressMonitor.none()))
          .isInstanceOf(RefusedException.class);
    }
  }
}
