package dev.retune.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.db.Workspace;
import dev.retune.house.Databases;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private static void add(Workspace workspace, String id, String request, Instant at) {
    workspace.jdbc(connection -> RequestKeys.add(connection, Map.of(id, request), at));
  }

  @ParameterizedTest
  @EnumSource
  void theFirstAnswerStaysUntilItIsForgotten(Databases kind) {
    try (Workspace workspace = Collector.open(kind.migrated())) {
      RequestKeys keys = new RequestKeys(workspace);
      add(workspace, "a", "1", NOW);
      add(workspace, "a", "2", NOW);
      add(workspace, "b", "3", NOW.plusSeconds(1));
      assertThat(keys.find(List.of("a", "b", "c"))).isEqualTo(Map.of("a", "1", "b", "3"));
      assertThat(keys.forgetBefore(NOW.plusSeconds(1))).isEqualTo(1);
      assertThat(keys.find(List.of("a", "b"))).isEqualTo(Map.of("b", "3"));
    }
  }
}
