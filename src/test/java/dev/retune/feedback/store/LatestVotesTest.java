package dev.retune.feedback.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.model.StoreResult;
import dev.retune.feedback.model.Vote;
import dev.retune.review.decision.ReviewItemRepository;
import dev.retune.support.TestDatabases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of several votes of a person on an answer only the latest counts. */
class LatestVotesTest {
  private static final Instant T1 = Instant.parse("2026-11-02T00:00:00Z");
  private static final Instant T2 = Instant.parse("2026-11-03T00:00:00Z");

  private static NewVote vote(
      String id, String answer, String voter, Vote.Value value, Instant at) {
    return new NewVote(
        id,
        answer,
        value,
        Optional.empty(),
        Optional.of(voter).filter(name -> !name.isEmpty()),
        Optional.of(at));
  }

  private static InputBatch batch(NewVote... votes) {
    return InputBatch.of(List.of(InputRows.conversation("1")), List.of(votes));
  }

  private static String counted(FeedbackFixture fixture) {
    List<String> votes =
        fixture.workspace.read(
            s ->
                s.createNativeQuery(
                        "select external_id || ':' || feedback from feedback_log"
                            + " where conversation_id is not null",
                        String.class)
                    .getResultList());
    return votes.stream().sorted().collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @EnumSource
  void aLateOlderVoteDoesNotCount(TestDatabases kind) {
    try (FeedbackFixture fixture = new FeedbackFixture(kind)) {
      NewVote like = vote("1", "1", "u1", Vote.Value.LIKE, T1);
      NewVote dislike = vote("2", "1", "u1", Vote.Value.DISLIKE, T2);
      assertThat(fixture.store(batch(dislike)).replaced()).isZero();
      StoreResult late = fixture.store(batch(like));
      assertThat(late.stored().votes()).isEqualTo(1);
      assertThat(late.replaced()).isEqualTo(1);
      assertThat(counted(fixture)).isEqualTo("2:dislike");
      StoreResult again = fixture.store(batch(like, dislike));
      assertThat(again.stored().total()).isZero();
      assertThat(again.replaced()).isEqualTo(1);
      assertThat(counted(fixture)).isEqualTo("2:dislike");
      assertThat(fixture.rollups()).isEqualTo(fixture.recount());
    }
  }

  @Test
  void atTheSameTimeTheGreaterIdCounts() {
    try (FeedbackFixture fixture = new FeedbackFixture(TestDatabases.H2)) {
      fixture.store(batch(vote("10", "1", "u1", Vote.Value.LIKE, T1)));
      fixture.store(batch(vote("9", "1", "u1", Vote.Value.DISLIKE, T1)));
      assertThat(counted(fixture)).isEqualTo("10:like");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "anonymous", "Guest", "익명", "00000000-0000-0000-0000-000000000000"})
  void votesOfUnknownPeopleAllCount(String nobody) {
    try (FeedbackFixture fixture = new FeedbackFixture(TestDatabases.H2)) {
      StoreResult result =
          fixture.store(
              batch(
                  vote("1", "1", nobody, Vote.Value.LIKE, T1),
                  vote("2", "1", nobody, Vote.Value.DISLIKE, T2)));
      assertThat(result.replaced()).isZero();
      assertThat(counted(fixture)).isEqualTo("1:like 2:dislike");
    }
  }

  @Test
  void anEarlierVoteCountsAgainWhenTheLaterOneIsTakenBack() {
    try (FeedbackFixture fixture = new FeedbackFixture(TestDatabases.H2)) {
      fixture.store(
          batch(
              vote("1", "1", "u1", Vote.Value.LIKE, T1),
              vote("2", "1", "u1", Vote.Value.DISLIKE, T2)));
      assertThat(fixture.number("select count(*) from review_item")).isEqualTo(1);
      Source source = fixture.source("default");
      fixture.store.store(source, batch(), Set.of("2"), false, connection -> {});
      assertThat(counted(fixture)).isEqualTo("1:like");
      assertThat(fixture.number("select count(*) from review_item")).isZero();
      assertThat(fixture.rollups()).isEqualTo(fixture.recount());
    }
  }

  @ParameterizedTest
  @EnumSource
  void votesThatWereCountedTwiceAreSettledOnce(TestDatabases kind) {
    try (FeedbackFixture fixture = new FeedbackFixture(kind)) {
      fixture.store(
          batch(
              vote("1", "1", "", Vote.Value.DISLIKE, T1),
              vote("2", "1", "", Vote.Value.LIKE, T2),
              vote("3", "1", "", Vote.Value.DISLIKE, T2)));
      // as an earlier version left them
      fixture.workspace.jdbc(
          connection -> {
            try (var statement = connection.createStatement()) {
              statement.execute("update feedback_log set voter = 'u1' where external_id <> '3'");
              statement.execute(
                  "update feedback_log set voter = 'anonymous' where external_id = '3'");
              statement.execute("update source set latest_votes = false");
            }
          });
      EarlierVoteSettlement earlier =
          new EarlierVoteSettlement(fixture.workspace, fixture.clock, new ReviewItemRepository());
      earlier.settle();
      assertThat(counted(fixture)).isEqualTo("2:like 3:dislike");
      assertThat(fixture.rollups()).isEqualTo(fixture.recount());
      assertThat(fixture.number("select dislikes from review_item")).isEqualTo(1);
      long changes = fixture.number("select changes from source");
      earlier.settle();
      assertThat(fixture.number("select changes from source")).isEqualTo(changes);
    }
  }

  /** The votes of a source by a simple model. */
  private static final class Model {
    private static final Comparator<NewVote> LATEST =
        Comparator.comparing((NewVote vote) -> vote.createdAt().orElseThrow())
            .thenComparingLong(vote -> Long.parseLong(vote.externalId()));
    private final Map<String, NewVote> present = new TreeMap<>();
    private final Set<String> answers = new HashSet<>();

    Set<String> latest() {
      Map<String, NewVote> latest = new HashMap<>();
      for (NewVote vote : present.values()) {
        String whose =
            vote.person()
                .map(name -> vote.conversationExternalId() + " " + name)
                .orElse("vote " + vote.externalId());
        latest.merge(whose, vote, (a, b) -> LATEST.compare(a, b) > 0 ? a : b);
      }
      Set<String> ids = new TreeSet<>();
      latest.values().forEach(vote -> ids.add(vote.externalId()));
      return ids;
    }

    String counted() {
      Set<String> latest = latest();
      Set<String> counted = new TreeSet<>();
      present.forEach(
          (id, vote) -> {
            if (latest.contains(id) && answers.contains(vote.conversationExternalId())) {
              counted.add(id + ":" + vote.value().text());
            }
          });
      return String.join(" ", counted);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anySequenceOfRowsCountsLikeTheModel(TestDatabases kind) {
    Random random = new Random(7);
    try (FeedbackFixture fixture = new FeedbackFixture(kind)) {
      Source source = fixture.source("default");
      Model model = new Model();
      for (int round = 0; round < 60; round++) {
        Map<String, NewVote> rows = new HashMap<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
          String voter = List.of("a", "b", "c", "", "guest").get(random.nextInt(5));
          Vote.Value value = random.nextBoolean() ? Vote.Value.LIKE : Vote.Value.DISLIKE;
          Instant at = T1.plusSeconds(1_000L * random.nextInt(5));
          String id = "" + (1 + random.nextInt(40));
          rows.put(id, vote(id, "" + random.nextInt(4), voter, value, at));
        }
        Set<String> gone = new HashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
          gone.add("" + (1 + random.nextInt(40)));
        }
        gone.removeAll(rows.keySet());
        List<NewConversation> answers = new ArrayList<>();
        if (random.nextInt(10) == 0) {
          answers.add(InputRows.conversation("" + random.nextInt(4)));
          model.answers.add(answers.getFirst().externalId());
        }
        Set<String> before = model.latest();
        before.retainAll(model.present.keySet());
        model.present.putAll(rows);
        model.present.keySet().removeAll(gone);
        StoreResult result =
            fixture.store.store(
                source,
                InputBatch.of(answers, List.copyOf(rows.values())),
                gone,
                false,
                connection -> {});
        Set<String> uncounted = new HashSet<>(model.present.keySet());
        uncounted.removeAll(model.latest());
        uncounted.removeIf(id -> !before.contains(id) && !rows.containsKey(id));
        assertThat(counted(fixture)).as("round %d", round).isEqualTo(model.counted());
        assertThat(result.replaced()).as("round %d", round).isEqualTo(uncounted.size());
      }
      assertThat(fixture.rollups()).isEqualTo(fixture.recount()).isNotEmpty();
      StoreResult again =
          fixture.store(InputBatch.of(List.of(), List.copyOf(model.present.values())));
      assertThat(again.stored().total()).isZero();
    }
  }
}
