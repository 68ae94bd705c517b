package dev.retune.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.feedback.model.HourOfWeek;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteListRepository;
import dev.retune.feedback.repository.VoteChangeRepository;
import dev.retune.persistence.Workspace;
import dev.retune.review.decision.DecisionSubqueries;
import dev.retune.review.decision.StandingDecisionRepository;
import dev.retune.statistics.VoteTables.Vote;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.ReasonShare;
import dev.retune.statistics.model.VoteSummary;
import dev.retune.support.TestDatabases;
import dev.retune.votesearch.VoteListService;
import dev.retune.votesearch.index.VoteTextIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Figures under any filter, with or without the text index, equal a recount of every vote. */
class FilteredVoteStatisticsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant START = Instant.parse("2026-10-15T00:00:00Z");
  private static final List<String> CODES = List.of("", "tone", "outdated");

  @TempDir Path home;

  @ParameterizedTest
  @EnumSource
  void figuresEqualARecount(TestDatabases kind) throws IOException {
    Random random = new Random(17);
    List<Vote> votes = IntStream.range(0, 1_500).mapToObj(i -> any(random)).toList();
    try (Workspace workspace = Workspace.open(kind.migrated(), EntityClasses.all())) {
      VoteTables.fill(workspace, votes);
      List<Integer> reviewed = review(workspace);
      VoteChangeRepository changes = new VoteChangeRepository(workspace);
      try (VoteTextIndex index = new VoteTextIndex(home, changes)) {
        VoteListService list =
            new VoteListService(
                new VoteListRepository(workspace, new DecisionSubqueries()),
                changes,
                new StandingDecisionRepository(workspace),
                index);
        FilteredVoteStatistics figures = new FilteredVoteStatistics(workspace, list, BERLIN);
        for (int i = 0; i < 60; i++) {
          VoteFilter filter = filter(random);
          List<Vote> inside = new ArrayList<>();
          for (int n = 0; n < votes.size(); n++) {
            boolean judged = reviewed.contains(n + 1);
            if (lets(filter, judged).test(votes.get(n)) && hasTopic(filter, n + 1, votes.get(n))) {
              inside.add(votes.get(n));
            }
          }
          compare(figures.of(filter), inside);
          // every text of these tables is "q" and "a"
          compare(figures.of(filter.withText("q a")), inside);
        }
      }
    }
  }

  private static Vote any(Random random) {
    boolean dislike = random.nextInt(3) == 0;
    Instant at = START.plusSeconds(random.nextInt(30) * 3600L * (1 + random.nextInt(40)));
    return new Vote(
        random.nextBoolean() ? at : at.plusSeconds(random.nextInt(3_600)),
        dislike,
        dislike ? CODES.get(random.nextInt(3)) : "",
        1 + random.nextInt(2));
  }

  private static List<Integer> review(Workspace workspace) {
    List<Integer> reviewed = new ArrayList<>();
    workspace.jdbc(
        connection -> {
          for (long id = 3; id < 1_500; id += 3) {
            VoteTables.update(
                connection, "insert into vote_topic (vote_id, topic_id) values (?, 1)", id);
          }
          for (int id = 3; id < 1_500; id += 11) {
            reviewed.add(id);
            VoteTables.update(
                connection,
                "insert into decision (conversation_id, reviewer, verdict, decided_at)"
                    + " values (?, 'kim', 'FINE', now())",
                (long) id);
          }
        });
    return reviewed;
  }

  private static <T> Optional<T> some(Random random, T value) {
    return random.nextInt(3) == 0 ? Optional.of(value) : Optional.empty();
  }

  private static VoteFilter filter(Random random) {
    return new VoteFilter(
        some(random, START.plusSeconds(random.nextInt(900_000))),
        some(random, START.plusSeconds(random.nextInt(4_000_000))),
        some(
            random,
            random.nextBoolean()
                ? dev.retune.feedback.model.Vote.Value.LIKE
                : dev.retune.feedback.model.Vote.Value.DISLIKE),
        some(random, random.nextBoolean() ? "tone" : "outdated"),
        Optional.empty(),
        some(random, random.nextBoolean() ? "two" : "nowhere"),
        Optional.empty(),
        Optional.empty(),
        some(random, random.nextBoolean()),
        some(
            random,
            new HourOfWeek(DayOfWeek.of(1 + random.nextInt(7)), random.nextInt(24), BERLIN)),
        random.nextInt(5) == 0 ? Optional.of(1L + random.nextInt(2)) : Optional.empty());
  }

  /** Every third vote has topic 1, some likes too, which were dislikes before. */
  private static boolean hasTopic(VoteFilter filter, int id, Vote vote) {
    return filter.topic().map(topic -> topic == 1 && id % 3 == 0 && vote.dislike()).orElse(true);
  }

  private static Predicate<Vote> lets(VoteFilter filter, boolean judged) {
    return vote ->
        filter.from().map(at -> !vote.at().isBefore(at)).orElse(true)
            && filter.to().map(vote.at()::isBefore).orElse(true)
            && filter
                .value()
                .map(v -> vote.dislike() == (v == dev.retune.feedback.model.Vote.Value.DISLIKE))
                .orElse(true)
            && filter.reasonCode().map(vote.code()::equals).orElse(true)
            && filter.source().map(name -> name.equals("two") && vote.source() == 2).orElse(true)
            && filter.reviewed().map(wanted -> wanted == judged).orElse(true)
            && filter.hour().map(hour -> hour.holds(vote.at())).orElse(true);
  }

  private static void compare(VoteSummary figures, List<Vote> inside) {
    long dislikes = inside.stream().filter(Vote::dislike).count();
    assertThat(figures.ratio()).isEqualTo(new DislikeRatio(inside.size(), dislikes));
    assertThat(figures.reasons().stream().mapToLong(ReasonShare::votes).sum())
        .isEqualTo(inside.stream().filter(v -> !v.code().isEmpty()).count());
    assertThat(figures.daily().stream().mapToLong(d -> d.likes() + d.dislikes()).sum())
        .isEqualTo(inside.size());
    for (DayOfWeek day : DayOfWeek.values()) {
      for (int hour = 0; hour < 24; hour += 5) {
        HourOfWeek asked = new HourOfWeek(day, hour, BERLIN);
        assertThat(figures.hours().at(day, hour).votes())
            .isEqualTo(inside.stream().filter(v -> asked.holds(v.at())).count());
      }
    }
  }
}
