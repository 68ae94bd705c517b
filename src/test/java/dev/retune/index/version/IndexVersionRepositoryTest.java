package dev.retune.index.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.retune.common.error.ApplicationException;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.i18n.StoredText;
import dev.retune.common.text.JsonFormat;
import dev.retune.index.build.IndexFixture;
import dev.retune.index.version.IndexVersion.State;
import dev.retune.support.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndexVersionRepositoryTest {
  @TempDir Path home;

  private IndexFixture library(TestDatabases kind) {
    IndexFixture fixture = new IndexFixture(home, kind);
    fixture.fill(3);
    return fixture;
  }

  private static List<State> states(IndexFixture fixture) {
    return fixture.versions.list().stream().map(IndexVersion::state).toList();
  }

  @ParameterizedTest
  @EnumSource
  void theFirstPromotionNeedsNoPredecessor(TestDatabases kind) {
    try (IndexFixture fixture = library(kind)) {
      assertThat(fixture.versions.live()).isEmpty();
      assertThat(fixture.versions.liveSince()).isEmpty();
      IndexVersion live = fixture.publish(0);
      assertThat(live.state()).isEqualTo(State.LIVE);
      assertThat(fixture.versions.live()).contains(live);
      assertThat(fixture.versions.liveSince()).contains(live.stateAt());
    }
  }

  @ParameterizedTest
  @EnumSource
  void promotionRetiresTheLiveVersionAndIsAudited(TestDatabases kind) {
    try (IndexFixture fixture = library(kind)) {
      fixture.publish(0);
      fixture.publish(16);
      assertThat(states(fixture)).containsExactly(State.LIVE, State.RETIRED);
      assertThat(
              fixture.count(
                  "select count(*) from audit where action = 'index.promote' and who = 'tester'"
                      + " and before_value = 'v1' and after_value = 'v2'"))
          .isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rollbackGoesBackStepByStep(TestDatabases kind) {
    try (IndexFixture fixture = library(kind)) {
      IndexVersion one = fixture.publish(0);
      IndexVersion two = fixture.publish(16);
      fixture.publish(32);
      assertThat(fixture.promotions.rollback("tester", session -> {}).id()).isEqualTo(two.id());
      assertThat(fixture.promotions.rollback("tester", session -> {}).id()).isEqualTo(one.id());
      assertThatThrownBy(() -> fixture.promotions.rollback("tester", session -> {}))
          .isInstanceOf(RefusedException.class);
      assertThat(fixture.versions.liveId()).contains(one.id());
      assertThat(states(fixture)).containsExactly(State.RETIRED, State.RETIRED, State.LIVE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rollbackPassesOverWhatWasNeverLive(TestDatabases kind) {
    try (IndexFixture fixture = library(kind)) {
      IndexVersion one = fixture.publish(0);
      IndexVersion rejected = fixture.build(16).version();
      fixture.versions.setState(
          rejected.id(),
          State.REJECTED,
          new IndexVersionRepository.Judged(
              new StoredText("worse", List.of()), JsonFormat.mapper().createObjectNode()),
          session -> {});
      fixture.publish(32);
      assertThat(fixture.promotions.rollback("tester", session -> {}).id()).isEqualTo(one.id());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOperatorMayPromoteARejectedVersion(TestDatabases kind) {
    try (IndexFixture fixture = library(kind)) {
      IndexVersion rejected = fixture.build(0).version();
      fixture.versions.setState(rejected.id(), State.REJECTED, "worse");
      assertThat(fixture.promotions.promote(rejected.id(), "tester").state()).isEqualTo(State.LIVE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void neverPromotesWhatFailedOrIsIncompleteOrLiveAlready(TestDatabases kind) {
    try (IndexFixture fixture = library(kind)) {
      IndexVersion live = fixture.publish(0);
      IndexVersion failed = fixture.build(16).version();
      fixture.versions.setState(failed.id(), State.FAILED, "broken");
      IndexVersion incomplete = fixture.versions.create(fixture.spec(32), "0");
      for (long id : new long[] {live.id(), failed.id(), incomplete.id()}) {
        assertThatThrownBy(() -> fixture.promotions.promote(id, "tester"))
            .isInstanceOf(RefusedException.class);
      }
      assertThatThrownBy(() -> fixture.promotions.promote(99, "tester"))
          .isInstanceOf(InvalidInputException.class);
      assertThat(fixture.versions.live()).contains(live);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aVersionWithDamagedFilesNeverGoesLive(TestDatabases kind) throws Exception {
    try (IndexFixture fixture = library(kind)) {
      IndexVersion live = fixture.publish(0);
      IndexVersion damaged = fixture.build(16).version();
      try (var files = Files.list(fixture.store.directory(damaged.id()))) {
        Path data = files.filter(f -> f.toString().endsWith(".cfs")).findFirst().orElseThrow();
        byte[] bytes = Files.readAllBytes(data);
        bytes[bytes.length / 2] ^= 1;
        Files.write(data, bytes);
      }
      assertThatThrownBy(() -> fixture.promotions.promote(damaged.id(), "tester"))
          .isInstanceOf(UnavailableException.class);
      assertThat(fixture.versions.live()).contains(live);
      assertThat(fixture.count("select count(*) from index_change")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofManyPromotionsAtOnceOneIsLiveAtTheEnd(TestDatabases kind) throws Exception {
    try (IndexFixture fixture = library(kind);
        var threads = Executors.newFixedThreadPool(4)) {
      fixture.publish(0);
      List<Callable<Boolean>> moves =
          List.of(fixture.build(16), fixture.build(32), fixture.build(48)).stream()
              .<Callable<Boolean>>map(built -> () -> moved(fixture, built.version().id()))
              .toList();
      for (Future<Boolean> move : threads.invokeAll(moves)) {
        assertThat(move.get()).isTrue();
      }
      assertThat(states(fixture)).containsOnlyOnce(State.LIVE);
      long live = fixture.versions.liveId().orElseThrow();
      assertThat(fixture.versions.byId(live).orElseThrow().state()).isEqualTo(State.LIVE);
      assertThat(
              fixture.count(
                  "select count(*) from index_change a join index_change b"
                      + " on b.from_version = a.to_version and b.id = a.id + 1"))
          .as("each move starts where the one before ended")
          .isEqualTo(3);
    }
  }

  private static boolean moved(IndexFixture fixture, long id) {
    try {
      fixture.promotions.promote(id, "tester");
      return true;
    } catch (ApplicationException e) {
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyPromotionMakesLiveAndUnmakesIt(TestDatabases kind) {
    try (IndexFixture fixture = library(kind)) {
      IndexVersion live = fixture.publish(0);
      IndexVersion other = fixture.build(16).version();
      assertThatThrownBy(() -> fixture.versions.setState(other.id(), State.LIVE, "best"))
          .isInstanceOf(RefusedException.class);
      assertThatThrownBy(() -> fixture.versions.setState(live.id(), State.FAILED, "broken"))
          .isInstanceOf(RefusedException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void pruningKeepsTheLiveVersionAndTheOneBefore(TestDatabases kind) {
    try (IndexFixture fixture = library(kind)) {
      IndexVersion one = fixture.publish(0);
      IndexVersion old = fixture.build(64).version();
      IndexVersion two = fixture.publish(16);
      IndexVersion failed = fixture.build(32).version();
      fixture.versions.setState(failed.id(), State.FAILED, "broken");
      IndexVersion newest = fixture.build(48).version();

      assertThat(fixture.versions.prune(RetentionPolicy.of(1)))
          .extracting(IndexVersion::id)
          .containsExactlyInAnyOrder(old.id(), failed.id());
      assertThat(fixture.store.directory(old.id())).doesNotExist();
      for (IndexVersion kept : List.of(one, two, newest)) {
        fixture.store.verify(kept);
      }
      assertThat(fixture.versions.prune(RetentionPolicy.of(1))).isEmpty();
      assertThat(fixture.promotions.rollback("tester", session -> {}).id()).isEqualTo(one.id());
      assertThatThrownBy(() -> fixture.promotions.promote(old.id(), "tester"))
          .isInstanceOf(RefusedException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void outlivesTheConnectionsThatMadeTheTables(TestDatabases kind) {
    try (IndexFixture fixture = library(kind)) {
      ((HikariDataSource) fixture.workspace.dataSource())
          .getHikariPoolMXBean()
          .softEvictConnections();
      assertThat(fixture.publish(0).state()).isEqualTo(State.LIVE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void filesAreReadBeforeThePointerIsLocked(TestDatabases kind) throws Exception {
    try (IndexFixture fixture = library(kind);
        var threads = Executors.newSingleThreadExecutor()) {
      IndexVersion damaged = fixture.build(0).version();
      fixture.store.delete(damaged.id());
      Future<?> refused =
          fixture.workspace.write(
              session -> {
                new LiveIndexRepository(session).lock();
                Future<?> promotion =
                    threads.submit(() -> fixture.promotions.promote(damaged.id(), "tester"));
                try {
                  promotion.get(1, TimeUnit.MINUTES);
                } catch (ExecutionException e) {
                  // it did not wait for this transaction
                } catch (InterruptedException | TimeoutException e) {
                  throw new AssertionError(e);
                }
                return promotion;
              });
      assertThat(refused.exceptionNow()).isInstanceOf(UnavailableException.class);
      assertThat(((ApplicationException) refused.exceptionNow()).key())
          .isEqualTo("index.unreadable");
    }
  }
}
