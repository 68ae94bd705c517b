package dev.retune.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.persistence.Workspace;
import dev.retune.statistics.VoteTables.Vote;
import dev.retune.statistics.model.DislikeRatio;
import dev.retune.statistics.model.ReasonShare;
import dev.retune.statistics.model.VoteStatistics;
import dev.retune.support.TestDatabases;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Figures from roll-ups equal a recount of every vote, for any votes, zone and window. */
class StatisticsRecountTest {
  private static final List<String> CODES = List.of("", "tone", "other", "outdated");
  private static final List<String> ZONES =
      List.of("UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Asia/Seoul");
  private static final Instant START = Instant.parse("2026-10-15T00:00:00Z");
  private static final int DAYS = 40;

  private static Instant any(Random random, ChronoUnit precision) {
    long micros = random.nextLong(DAYS * 86_400_000_000L);
    return START.plus(micros, ChronoUnit.MICROS).truncatedTo(precision);
  }

  private static List<Vote> votes(Random random) {
    List<Vote> votes = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      boolean dislike = random.nextInt(3) == 0;
      String code = dislike ? CODES.get(random.nextInt(CODES.size())) : "";
      // whole minutes too, so that some votes lie exactly on a slot boundary
      ChronoUnit precision = random.nextBoolean() ? ChronoUnit.MINUTES : ChronoUnit.MICROS;
      votes.add(new Vote(any(random, precision), dislike, code, 1 + random.nextInt(2)));
    }
    return votes;
  }

  @ParameterizedTest
  @EnumSource
  void rollUpsEqualARecount(TestDatabases kind) {
    Random random = new Random(20_261_122);
    List<Vote> votes = votes(random);
    try (Workspace workspace = Workspace.open(kind.migrated(), List.of())) {
      VoteTables.fill(workspace, votes);
      for (int i = 0; i < 40; i++) {
        ZoneId zone = ZoneId.of(ZONES.get(i % ZONES.size()));
        ChronoUnit precision = i % 3 == 0 ? ChronoUnit.HOURS : ChronoUnit.MICROS;
        Instant a = any(random, precision);
        Instant b = i % 7 == 0 ? a.plusSeconds(random.nextInt(900)) : any(random, precision);
        Instant from = a.isBefore(b) ? a : b;
        Instant to = a.isBefore(b) ? b : a;
        StatisticsService service = new StatisticsService(workspace, Clock.systemUTC(), zone, 0.3);
        List<Vote> inside =
            votes.stream().filter(v -> !v.at().isBefore(from) && v.at().isBefore(to)).toList();
        compare(service.stats(from, to), inside, zone);
      }
    }
  }

  private static void compare(VoteStatistics stats, List<Vote> inside, ZoneId zone) {
    long dislikes = inside.stream().filter(Vote::dislike).count();
    assertThat(stats.ratio()).isEqualTo(new DislikeRatio(inside.size(), dislikes));
    assertThat(stats.answers()).isEqualTo(inside.size());
    for (String code : CODES.subList(1, CODES.size())) {
      assertThat(
              stats.reasons().stream()
                  .filter(r -> r.code().equals(code))
                  .mapToLong(ReasonShare::votes)
                  .sum())
          .isEqualTo(inside.stream().filter(v -> v.code().equals(code)).count());
    }
    TreeMap<LocalDate, DislikeRatio> days = new TreeMap<>();
    inside.forEach(
        v ->
            days.merge(
                v.at().atZone(zone).toLocalDate(),
                new DislikeRatio(1, v.dislike() ? 1 : 0),
                DislikeRatio::plus));
    TreeMap<LocalDate, DislikeRatio> found = new TreeMap<>();
    stats.daily().stream()
        .filter(d -> d.likes() + d.dislikes() > 0)
        .forEach(d -> found.put(d.day(), new DislikeRatio(d.likes() + d.dislikes(), d.dislikes())));
    assertThat(found).isEqualTo(days);
  }
}
