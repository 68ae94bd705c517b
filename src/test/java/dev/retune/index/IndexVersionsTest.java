package dev.retune.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.retune.fault.BadInput;
import dev.retune.fault.Failure;
import dev.retune.fault.Refused;
import dev.retune.fault.Unavailable;
import dev.retune.house.Databases;
import dev.retune.index.IndexVersion.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndexVersionsTest {
  @TempDir Path home;

  private Library library(Databases kind) {
    Library library = new Library(home, kind);
    library.fill(3);
    return library;
  }

  private static List<State> states(Library library) {
    return library.versions.list().stream().map(IndexVersion::state).toList();
  }

  @ParameterizedTest
  @EnumSource
  void theFirstPromotionNeedsNoPredecessor(Databases kind) {
    try (Library library = library(kind)) {
      assertThat(library.versions.live()).isEmpty();
      assertThat(library.versions.liveSince()).isEmpty();
      IndexVersion live = library.publish(0);
      assertThat(live.state()).isEqualTo(State.LIVE);
      assertThat(library.versions.live()).contains(live);
      assertThat(library.versions.liveSince()).contains(live.stateAt());
    }
  }

  @ParameterizedTest
  @EnumSource
  void promotionRetiresTheLiveVersionAndIsAudited(Databases kind) {
    try (Library library = library(kind)) {
      library.publish(0);
      library.publish(16);
      assertThat(states(library)).containsExactly(State.LIVE, State.RETIRED);
      assertThat(
              library.count(
                  "select count(*) from audit where action = 'index.promote' and who = 'tester'"
                      + " and before_value = 'v1' and after_value = 'v2'"))
          .isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rollbackGoesBackStepByStep(Databases kind) {
    try (Library library = library(kind)) {
      IndexVersion one = library.publish(0);
      IndexVersion two = library.publish(16);
      library.publish(32);
      assertThat(library.versions.rollback("tester", session -> {}).id()).isEqualTo(two.id());
      assertThat(library.versions.rollback("tester", session -> {}).id()).isEqualTo(one.id());
      assertThatThrownBy(() -> library.versions.rollback("tester", session -> {}))
          .isInstanceOf(Refused.class);
      assertThat(library.versions.liveId()).contains(one.id());
      assertThat(states(library)).containsExactly(State.RETIRED, State.RETIRED, State.LIVE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rollbackPassesOverWhatWasNeverLive(Databases kind) {
    try (Library library = library(kind)) {
      IndexVersion one = library.publish(0);
      IndexVersion rejected = library.build(16).version();
      library.versions.setState(
          rejected.id(), State.REJECTED, Optional.of("worse"), Optional.of("{}"));
      library.publish(32);
      assertThat(library.versions.rollback("tester", session -> {}).id()).isEqualTo(one.id());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOperatorMayPromoteARejectedVersion(Databases kind) {
    try (Library library = library(kind)) {
      IndexVersion rejected = library.build(0).version();
      library.versions.setState(
          rejected.id(), State.REJECTED, Optional.of("worse"), Optional.empty());
      assertThat(library.versions.promote(rejected.id(), "tester").state()).isEqualTo(State.LIVE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void neverPromotesWhatFailedOrIsIncompleteOrLiveAlready(Databases kind) {
    try (Library library = library(kind)) {
      IndexVersion live = library.publish(0);
      IndexVersion failed = library.build(16).version();
      library.versions.setState(failed.id(), State.FAILED, Optional.empty(), Optional.empty());
      IndexVersion incomplete = library.versions.create(library.spec(32), "0", Optional.empty());
      for (long id : new long[] {live.id(), failed.id(), incomplete.id()}) {
        assertThatThrownBy(() -> library.versions.promote(id, "tester"))
            .isInstanceOf(Refused.class);
      }
      assertThatThrownBy(() -> library.versions.promote(99, "tester")).isInstanceOf(BadInput.class);
      assertThat(library.versions.live()).contains(live);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aVersionWithDamagedFilesNeverGoesLive(Databases kind) throws Exception {
    try (Library library = library(kind)) {
      IndexVersion live = library.publish(0);
      IndexVersion damaged = library.build(16).version();
      try (var files = Files.list(library.store.directory(damaged.id()))) {
        Path data = files.filter(f -> f.toString().endsWith(".cfs")).findFirst().orElseThrow();
        byte[] bytes = Files.readAllBytes(data);
        bytes[bytes.length / 2] ^= 1;
        Files.write(data, bytes);
      }
      assertThatThrownBy(() -> library.versions.promote(damaged.id(), "tester"))
          .isInstanceOf(Unavailable.class);
      assertThat(library.versions.live()).contains(live);
      assertThat(library.count("select count(*) from index_change")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofManyPromotionsAtOnceOneIsLiveAtTheEnd(Databases kind) throws Exception {
    try (Library library = library(kind);
        var threads = Executors.newFixedThreadPool(4)) {
      library.publish(0);
      List<Callable<Boolean>> moves =
          List.of(library.build(16), library.build(32), library.build(48)).stream()
              .<Callable<Boolean>>map(built -> () -> moved(library, built.version().id()))
              .toList();
      for (Future<Boolean> move : threads.invokeAll(moves)) {
        assertThat(move.get()).isTrue();
      }
      assertThat(states(library)).containsOnlyOnce(State.LIVE);
      long live = library.versions.liveId().orElseThrow();
      assertThat(library.versions.byId(live).orElseThrow().state()).isEqualTo(State.LIVE);
      assertThat(
              library.count(
                  "select count(*) from index_change a join index_change b"
                      + " on b.from_version = a.to_version and b.id = a.id + 1"))
          .as("each move starts where the one before ended")
          .isEqualTo(3);
    }
  }

  private static boolean moved(Library library, long id) {
    try {
      library.versions.promote(id, "tester");
      return true;
    } catch (Failure e) {
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyPromotionMakesLiveAndUnmakesIt(Databases kind) {
    try (Library library = library(kind)) {
      IndexVersion live = library.publish(0);
      IndexVersion other = library.build(16).version();
      assertThatThrownBy(
              () ->
                  library.versions.setState(
                      other.id(), State.LIVE, Optional.empty(), Optional.empty()))
          .isInstanceOf(Refused.class);
      assertThatThrownBy(
              () ->
                  library.versions.setState(
                      live.id(), State.FAILED, Optional.empty(), Optional.empty()))
          .isInstanceOf(Refused.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void pruningKeepsTheLiveVersionAndTheOneBefore(Databases kind) {
    try (Library library = library(kind)) {
      IndexVersion one = library.publish(0);
      IndexVersion old = library.build(64).version();
      IndexVersion two = library.publish(16);
      IndexVersion failed = library.build(32).version();
      library.versions.setState(failed.id(), State.FAILED, Optional.empty(), Optional.empty());
      IndexVersion newest = library.build(48).version();

      assertThat(library.versions.prune(Keep.of(1)))
          .extracting(IndexVersion::id)
          .containsExactlyInAnyOrder(old.id(), failed.id());
      assertThat(library.store.directory(old.id())).doesNotExist();
      for (IndexVersion kept : List.of(one, two, newest)) {
        library.store.verify(kept);
      }
      assertThat(library.versions.prune(Keep.of(1))).isEmpty();
      assertThat(library.versions.rollback("tester", session -> {}).id()).isEqualTo(one.id());
      assertThatThrownBy(() -> library.versions.promote(old.id(), "tester"))
          .isInstanceOf(Refused.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void outlivesTheConnectionsThatMadeTheTables(Databases kind) {
    try (Library library = library(kind)) {
      ((HikariDataSource) library.workspace.dataSource())
          .getHikariPoolMXBean()
          .softEvictConnections();
      assertThat(library.publish(0).state()).isEqualTo(State.LIVE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void filesAreReadBeforeThePointerIsLocked(Databases kind) throws Exception {
    try (Library library = library(kind);
        var threads = Executors.newSingleThreadExecutor()) {
      IndexVersion damaged = library.build(0).version();
      library.store.delete(damaged.id());
      Future<?> refused =
          library.workspace.write(
              session -> {
                new LivePointer(session).lock();
                Future<?> promotion =
                    threads.submit(() -> library.versions.promote(damaged.id(), "tester"));
                try {
                  promotion.get(1, TimeUnit.MINUTES);
                } catch (ExecutionException e) {
                  // it did not wait for this transaction
                } catch (InterruptedException | TimeoutException e) {
                  throw new AssertionError(e);
                }
                return promotion;
              });
      assertThat(refused.exceptionNow()).isInstanceOf(Unavailable.class);
      assertThat(((Failure) refused.exceptionNow()).key()).isEqualTo("index.unreadable");
    }
  }
}
