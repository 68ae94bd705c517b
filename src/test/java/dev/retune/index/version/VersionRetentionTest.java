package dev.retune.index.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.index.build.HashingModelCatalog;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.IndexedTextFormat;
import dev.retune.index.version.IndexVersion.State;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRetentionTest {
  private static IndexVersion version(String text) {
    State state =
        switch (text.charAt(0)) {
          case 'L' -> State.LIVE;
          case 'r' -> State.RETIRED;
          case 'x' -> State.REJECTED;
          case 'f' -> State.FAILED;
          default -> State.CANDIDATE;
        };
    long id = Long.parseLong(text.substring(1));
    IndexSpec spec =
        IndexSpec.of(new HashingModelCatalog().find("hashing"), IndexedTextFormat.DEFAULT, 0);
    boolean complete = "Lrxc".indexOf(text.charAt(0)) >= 0;
    return new IndexVersion(
        id,
        state,
        spec,
        "",
        0,
        0,
        complete,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        Instant.EPOCH);
  }

  /** Newest first; u is an unfinished candidate, c a complete one. */
  @ParameterizedTest
  @CsvSource({
    "L3 r2 r1,              3, 2, 0, 1",
    "L3 r2 r1,              3, 2, 3, ''",
    "c5 x4 L3 r2 r1,        3, 2, 2, 1",
    "r5 L4 r3 r2 r1,        4, 1, 1, 3 2",
    "u4 L3 f2 r1,           3, 1, 1, 2",
    "u5 u4 L3,              3, 0, 9, 4",
    "f1,                    0, 0, 9, 1",
  })
  void letsGoOf(String versions, long live, long previous, int keep, String leaving) {
    List<IndexVersion> all =
        Arrays.stream(versions.split(" ", -1)).map(VersionRetentionTest::version).toList();
    assertThat(
            VersionRetention.leaving(all, id(live), id(previous), RetentionPolicy.of(keep), v -> 1)
                .stream()
                .map(version -> String.valueOf(version.id()))
                .collect(Collectors.joining(" ")))
        .isEqualTo(leaving);
  }

  @Test
  void whatIsTooLargeTogetherGoesButNeverTheLiveOneOrItsPredecessor() {
    List<IndexVersion> all =
        Arrays.stream("r5 L4 r3 r2 r1".split(" ", -1)).map(VersionRetentionTest::version).toList();
    assertThat(VersionRetention.leaving(all, id(4), id(1), new RetentionPolicy(9, 250), v -> 100))
        .extracting(IndexVersion::id)
        .containsExactly(3L, 2L);
  }

  private static @Nullable Long id(long id) {
    return id == 0 ? null : id;
  }
}
