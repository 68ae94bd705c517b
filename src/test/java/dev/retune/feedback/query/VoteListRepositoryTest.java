package dev.retune.feedback.query;

import static dev.retune.feedback.store.InputRows.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.feedback.model.HourOfWeek;
import dev.retune.feedback.model.InputBatch;
import dev.retune.feedback.model.NewConversation;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.ReasonClassification;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.store.FeedbackFixture;
import dev.retune.feedback.store.InputRows;
import dev.retune.support.TestDatabases;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages under any filter contain the matching rows in order, each once. */
class VoteListRepositoryTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @EnumSource
  void pagesEqualAPlainLook(TestDatabases kind) {
    Random random = new Random(3);
    try (FeedbackFixture fixture = new FeedbackFixture(kind)) {
      fill(fixture, random);
      Set<Long> reviewed = review(fixture);
      List<VoteListItem> all = fixture.list.page(VoteFilter.all(), 9_999);
      assertThat(all).hasSize(600);
      for (int i = 0; i < 120; i++) {
        VoteFilter filter = any(random);
        List<VoteListItem> wanted = all.stream().filter(lets(filter, reviewed)).toList();
        assertThat(paged(fixture, filter, 1 + random.nextInt(40)))
            .as("%s", filter)
            .isEqualTo(wanted);
      }
      assertThat(all)
          .isSortedAccordingTo(
              Comparator.comparing(VoteListItem::at)
                  .thenComparingLong(VoteListItem::id)
                  .reversed());
    }
  }

  private static void fill(FeedbackFixture fixture, Random random) {
    List<String> codes = List.of("tone", "outdated", "unsafe");
    for (String source : List.of("chat", "kiosk")) {
      List<NewConversation> conversations = new ArrayList<>();
      List<NewVote> votes = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        conversations.add(InputRows.conversation("" + i));
        // some votes share an instant
        Instant at = T0.plusSeconds(random.nextInt(40) * 3600L * (1 + random.nextInt(30)));
        votes.add(
            InputRows.vote(
                "" + i,
                "" + random.nextInt(300),
                random.nextInt(3) == 0 ? Vote.Value.DISLIKE : Vote.Value.LIKE,
                "reason",
                at));
      }
      fixture.store.store(fixture.source(source), InputBatch.of(conversations, votes));
    }
    fixture.codes.classify(
        fixture.votes.unclassified(999).stream()
            .filter(u -> random.nextInt(5) > 0)
            .map(u -> new ReasonClassification(u.voteId(), codes.get(random.nextInt(3)), 0.9))
            .toList());
  }

  private static Set<Long> review(FeedbackFixture fixture) {
    fixture.workspace.run(
        session ->
            session
                .createNativeMutationQuery(
                    "insert into vote_topic (vote_id, topic_id)"
                        + " select id, 1 from feedback_log where mod(id, 3) = 0")
                .executeUpdate());
    Set<Long> reviewed = new TreeSet<>();
    for (long conversation = 1; conversation <= 600; conversation += 7) {
      boolean stands = conversation % 2 == 1;
      String undone = stands ? "null" : "current_timestamp";
      long id = conversation;
      fixture.workspace.run(
          s ->
              s.createNativeMutationQuery(
                      "insert into decision (conversation_id, reviewer, verdict, decided_at,"
                          + " undone_at) values (:id, 'kim', 'WRONG', current_timestamp, "
                          + undone
                          + ")")
                  .setParameter("id", id)
                  .executeUpdate());
      if (stands) {
        reviewed.add(conversation);
      }
    }
    return reviewed;
  }

  private static <T> Optional<T> some(Random random, T value) {
    return random.nextInt(3) == 0 ? Optional.of(value) : Optional.empty();
  }

  private static VoteFilter any(Random random) {
    return new VoteFilter(
        some(random, T0.plusSeconds(random.nextInt(90_000))),
        some(random, T0.plusSeconds(random.nextInt(4_000_000))),
        some(random, random.nextBoolean() ? Vote.Value.LIKE : Vote.Value.DISLIKE),
        some(random, List.of("tone", "outdated", "other", "no").get(random.nextInt(4))),
        Optional.empty(),
        some(random, List.of("chat", "kiosk", "nowhere").get(random.nextInt(3))),
        Optional.empty(),
        Optional.empty(),
        some(random, random.nextBoolean()),
        some(
            random,
            new HourOfWeek(DayOfWeek.of(1 + random.nextInt(7)), random.nextInt(24), BERLIN)),
        random.nextInt(5) == 0 ? Optional.of(1L + random.nextInt(2)) : Optional.empty());
  }

  private static Predicate<VoteListItem> lets(VoteFilter filter, Set<Long> reviewed) {
    return row ->
        filter.from().map(at -> !row.at().isBefore(at)).orElse(true)
            && filter.to().map(row.at()::isBefore).orElse(true)
            && filter.value().map(row.value()::equals).orElse(true)
            && filter.reasonCode().map(row.reasonCode()::equals).orElse(true)
            && filter.source().map(row.source()::equals).orElse(true)
            && filter
                .reviewed()
                .map(wanted -> wanted == reviewed.contains(row.conversationId()))
                .orElse(true)
            && filter
                .topic()
                .map(t -> t == 1 && row.id() % 3 == 0 && row.value() == Vote.Value.DISLIKE)
                .orElse(true)
            && filter.hour().map(hour -> hour.holds(row.at())).orElse(true);
  }

  private static List<VoteListItem> paged(FeedbackFixture fixture, VoteFilter filter, int limit) {
    List<VoteListItem> rows = new ArrayList<>();
    Optional<VoteCursor> after = Optional.empty();
    while (true) {
      List<VoteListItem> page = fixture.list.page(new VotePageRequest(filter, after, limit));
      rows.addAll(page);
      if (page.size() < limit) {
        return rows;
      }
      after = Optional.of(page.getLast().key());
    }
  }
}
