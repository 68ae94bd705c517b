package dev.retune.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.collector.api.CollectorFixture;
import dev.retune.persistence.Workspace;
import dev.retune.support.TestDatabases;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdempotencyKeyRepositoryTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private static void add(Workspace workspace, String id, String request, Instant at) {
    workspace.jdbc(connection -> IdempotencyKeyRepository.add(connection, Map.of(id, request), at));
  }

  @ParameterizedTest
  @EnumSource
  void theFirstAnswerStaysUntilItIsForgotten(TestDatabases kind) {
    try (Workspace workspace = CollectorFixture.open(kind.migrated())) {
      IdempotencyKeyRepository keys = new IdempotencyKeyRepository(workspace);
      add(workspace, "a", "1", NOW);
      add(workspace, "a", "2", NOW);
      add(workspace, "b", "3", NOW.plusSeconds(1));
      assertThat(keys.find(List.of("a", "b", "c"))).isEqualTo(Map.of("a", "1", "b", "3"));
      assertThat(keys.forgetBefore(NOW.plusSeconds(1))).isEqualTo(1);
      assertThat(keys.find(List.of("a", "b"))).isEqualTo(Map.of("b", "3"));
    }
  }
}
