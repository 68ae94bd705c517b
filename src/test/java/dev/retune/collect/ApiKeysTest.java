package dev.retune.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.db.Workspace;
import dev.retune.fault.BadInput;
import dev.retune.house.Databases;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @ParameterizedTest
  @EnumSource
  void isKeptWithoutTheKeyItselfAndRevokedOnce(Databases kind) {
    try (Workspace workspace = Collector.open(kind.migrated())) {
      ApiKeys keys = new ApiKeys(workspace, CLOCK);
      ApiKeys.Created created = keys.create(" chat ", EnumSet.of(Scope.SEARCH, Scope.FEEDBACK));
      assertThat(keys.list()).containsExactly(created.key());
      assertThat(created.key().toString() + created.key().hash())
          .doesNotContain(created.secret())
          .startsWith("chat");
      keys.revoke(created.key().id());
      new ApiKeys(workspace, Clock.offset(CLOCK, java.time.Duration.ofHours(1)))
          .revoke(created.key().id());
      assertThat(keys.list())
          .singleElement()
          .extracting(ApiKey::revokedAt)
          .isEqualTo(java.util.Optional.of(NOW));
    }
  }

  @Test
  void noTwoKeysAreAlike() {
    try (Workspace workspace = Collector.open(Databases.H2.migrated())) {
      ApiKeys keys = new ApiKeys(workspace, CLOCK);
      var scopes = EnumSet.of(Scope.INGEST);
      assertThat(List.of(keys.create("a", scopes).secret(), keys.create("a", scopes).secret()))
          .doesNotHaveDuplicates()
          .allSatisfy(secret -> assertThat(secret).matches("rtk_[A-Za-z0-9_-]{43}"));
    }
  }

  @Test
  void whatIsNotThereCannotBeRevoked() {
    try (Workspace workspace = Collector.open(Databases.H2.migrated())) {
      assertThatThrownBy(() -> new ApiKeys(workspace, CLOCK).revoke(7))
          .isInstanceOf(BadInput.class);
    }
  }

  @Test
  void scopesAreReadInAnyOrder() {
    assertThat(Scope.parse("search, Feedback")).containsExactly(Scope.FEEDBACK, Scope.SEARCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "all", "search,,feedback"})
  void unknownScopesAreRefused(String names) {
    assertThatThrownBy(() -> Scope.parse(names)).isInstanceOf(BadInput.class);
  }
}
