package dev.retune.collector.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.collector.api.CollectorFixture;
import dev.retune.common.error.InvalidInputException;
import dev.retune.persistence.Workspace;
import dev.retune.support.TestDatabases;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyRepositoryTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @ParameterizedTest
  @EnumSource
  void isKeptWithoutTheKeyItselfAndRevokedOnce(TestDatabases kind) {
    try (Workspace workspace = CollectorFixture.open(kind.migrated())) {
      ApiKeyRepository keys = new ApiKeyRepository(workspace, CLOCK);
      ApiKeyRepository.Created created =
          keys.create(" chat ", EnumSet.of(ApiKeyScope.SEARCH, ApiKeyScope.FEEDBACK));
      assertThat(keys.list()).containsExactly(created.key());
      assertThat(created.key().toString() + created.key().hash())
          .doesNotContain(created.secret())
          .startsWith("chat");
      keys.revoke(created.key().id());
      new ApiKeyRepository(workspace, Clock.offset(CLOCK, java.time.Duration.ofHours(1)))
          .revoke(created.key().id());
      assertThat(keys.list())
          .singleElement()
          .extracting(ApiKey::revokedAt)
          .isEqualTo(java.util.Optional.of(NOW));
    }
  }

  @Test
  void noTwoKeysAreAlike() {
    try (Workspace workspace = CollectorFixture.open(TestDatabases.H2.migrated())) {
      ApiKeyRepository keys = new ApiKeyRepository(workspace, CLOCK);
      var scopes = EnumSet.of(ApiKeyScope.INGEST);
      assertThat(List.of(keys.create("a", scopes).secret(), keys.create("a", scopes).secret()))
          .doesNotHaveDuplicates()
          .allSatisfy(secret -> assertThat(secret).matches("rtk_[A-Za-z0-9_-]{43}"));
    }
  }

  @Test
  void whatIsNotThereCannotBeRevoked() {
    try (Workspace workspace = CollectorFixture.open(TestDatabases.H2.migrated())) {
      assertThatThrownBy(() -> new ApiKeyRepository(workspace, CLOCK).revoke(7))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @Test
  void scopesAreReadInAnyOrder() {
    assertThat(ApiKeyScope.parse("search, Feedback"))
        .containsExactly(ApiKeyScope.FEEDBACK, ApiKeyScope.SEARCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "all", "search,,feedback"})
  void unknownScopesAreRefused(String names) {
    assertThatThrownBy(() -> ApiKeyScope.parse(names)).isInstanceOf(InvalidInputException.class);
  }
}
