package dev.retune.reasons.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.persistence.Workspace;
import dev.retune.reasons.DislikedVotesFixture;
import dev.retune.reasons.ReasonEntities;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.reasons.model.ReasonCode;
import dev.retune.reasons.model.ReasonCodeList;
import dev.retune.support.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonCodeListRepositoryTest {
  private final ReasonCodeList standard = new ReasonCodeList(0, BuiltInReasonCodes.standard());

  private static Workspace open(TestDatabases kind) {
    return Workspace.open(kind.migrated(), ReasonEntities.entities());
  }

  @ParameterizedTest
  @EnumSource
  void theBuiltInListHoldsUntilSomebodyChangesIt(TestDatabases kind) {
    try (Workspace workspace = open(kind)) {
      assertThat(new ReasonCodeListRepository(workspace, DislikedVotesFixture.CLOCK).current())
          .isEqualTo(new ReasonCodeList(0, BuiltInReasonCodes.standard()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChangeIsANewVersion(TestDatabases kind) {
    try (Workspace workspace = open(kind)) {
      ReasonCodeListRepository lists =
          new ReasonCodeListRepository(workspace, DislikedVotesFixture.CLOCK);
      lists.save(lists.current().with("Wrong salary"), "Kim");
      ReasonCodeList now = lists.save(lists.current().archived("tone", true), "O'Neil \"J\"");
      assertThat(lists.current()).isEqualTo(now);
      assertThat(now.version()).isEqualTo(2);
      assertThat(now.active()).extracting(ReasonCode::code).contains("Wrong salary");
      assertThat(now.active()).extracting(ReasonCode::code).doesNotContain("tone");
      assertThat(lists.changes(10))
          .extracting(ReasonCodeListRepository.Change::who)
          .containsExactly("O'Neil \"J\"", "Kim");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChangeMadeFromAnOldVersionIsRefused(TestDatabases kind) {
    try (Workspace workspace = open(kind)) {
      ReasonCodeListRepository lists =
          new ReasonCodeListRepository(workspace, DislikedVotesFixture.CLOCK);
      ReasonCodeList seen = lists.current();
      lists.save(seen.with("Wrong salary"), "Kim");
      assertThatThrownBy(() -> lists.save(seen.with("Rude"), "Lee"))
          .isInstanceOf(RefusedException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\tb", "Too long", "too_long", "TOO LONG", "너무 느림"})
  void aNameIsNeitherEmptyNorTaken(String name) {
    assertThatThrownBy(() -> standard.with(name)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aNameFitsItsColumn() {
    assertThatThrownBy(() -> standard.with("x".repeat(41)))
        .isInstanceOf(InvalidInputException.class);
    assertThat(standard.with("x".repeat(40)).codes()).hasSize(11);
  }

  @Test
  void otherStaysLastAndCannotBeArchived() {
    assertThat(standard.with("급여 오류").codes().getLast().code()).isEqualTo("other");
    assertThatThrownBy(() -> standard.archived("other", true)).isInstanceOf(RefusedException.class);
  }
}
