package dev.retune.collector.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.collector.model.CollectorLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BurstDetectorTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  private static final VoteSender VOTER = new VoteSender(VoteBurst.Kind.VOTER, "v");
  private static final VoteSender KEY = new VoteSender(VoteBurst.Kind.KEY, "7");

  private volatile Instant now = START;
  private final InstantSource source = () -> now;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private final BurstDetector guard =
      new BurstDetector(clock, new CollectorLimits.Bursts(5, 10, 20, 10, 3, Duration.ofMinutes(5)));

  private Optional<ActiveBurst> vote(VoteSender sender) {
    return guard.count(List.of(sender));
  }

  private int held(VoteSender sender, int votes) {
    int held = 0;
    for (int i = 0; i < votes; i++) {
      held += vote(sender).isPresent() ? 1 : 0;
    }
    return held;
  }

  @Test
  void asManyAsIsUsualAreNoBurst() {
    assertThat(held(VOTER, 5)).isZero();
  }

  @Test
  void whatIsMoreIsHeld() {
    assertThat(held(VOTER, 9)).isEqualTo(4);
  }

  @Test
  void aBurstGoesOnForSomeMinutes() {
    held(VOTER, 6);
    now = now.plusSeconds(299);
    assertThat(vote(VOTER)).contains(new ActiveBurst(VOTER, START));
  }

  @Test
  void aPauseEndsIt() {
    held(VOTER, 6);
    now = now.plusSeconds(300);
    assertThat(vote(VOTER)).isEmpty();
  }

  @Test
  void othersAreNotHeldWithIt() {
    held(VOTER, 9);
    assertThat(vote(new VoteSender(VoteBurst.Kind.VOTER, "w"))).isEmpty();
  }

  @Test
  void slowVotesNeverAreOne() {
    for (int i = 0; i < 1_000; i++) {
      now = now.plusSeconds(13);
      assertThat(vote(VOTER)).isEmpty();
    }
  }

  @Test
  void aKeyOfWhichNothingIsKnownYetIsTrusted() {
    assertThat(held(KEY, 10_000)).isZero();
  }

  @Test
  void aKeyIsHeldFarAboveItsUsualRate() {
    for (int minute = 0; minute < 5; minute++) {
      assertThat(held(KEY, 4)).isZero();
      now = now.plusSeconds(60);
    }
    assertThat(held(KEY, 40)).isZero();
    assertThat(held(KEY, 10)).isEqualTo(10);
  }

  @Test
  void tenTimesOfNextToNothingIsNoBurst() {
    for (int minute = 0; minute < 5; minute++) {
      vote(KEY);
      now = now.plusSeconds(60);
    }
    assertThat(held(KEY, 20)).isZero();
    assertThat(held(KEY, 5)).isEqualTo(5);
  }
}
