package dev.retune.reasons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.db.Workspace;
import dev.retune.fault.BadInput;
import dev.retune.fault.Refused;
import dev.retune.house.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonListsTest {
  private final ReasonList standard = new ReasonList(0, ReasonCodes.standard());

  private static Workspace open(Databases kind) {
    return Workspace.open(kind.migrated(), ReasonTables.entities());
  }

  @ParameterizedTest
  @EnumSource
  void theBuiltInListHoldsUntilSomebodyChangesIt(Databases kind) {
    try (Workspace workspace = open(kind)) {
      assertThat(new ReasonLists(workspace, Disliked.CLOCK).current())
          .isEqualTo(new ReasonList(0, ReasonCodes.standard()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChangeIsANewVersion(Databases kind) {
    try (Workspace workspace = open(kind)) {
      ReasonLists lists = new ReasonLists(workspace, Disliked.CLOCK);
      lists.save(lists.current().with("Wrong salary"), "Kim");
      ReasonList now = lists.save(lists.current().archived("tone", true), "O'Neil \"J\"");
      assertThat(lists.current()).isEqualTo(now);
      assertThat(now.version()).isEqualTo(2);
      assertThat(now.active()).extracting(ReasonCode::code).contains("Wrong salary");
      assertThat(now.active()).extracting(ReasonCode::code).doesNotContain("tone");
      assertThat(lists.changes(10))
          .extracting(ReasonLists.Change::who)
          .containsExactly("O'Neil \"J\"", "Kim");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChangeMadeFromAnOldVersionIsRefused(Databases kind) {
    try (Workspace workspace = open(kind)) {
      ReasonLists lists = new ReasonLists(workspace, Disliked.CLOCK);
      ReasonList seen = lists.current();
      lists.save(seen.with("Wrong salary"), "Kim");
      assertThatThrownBy(() -> lists.save(seen.with("Rude"), "Lee")).isInstanceOf(Refused.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\tb", "Too long", "too_long", "TOO LONG", "너무 느림"})
  void aNameIsNeitherEmptyNorTaken(String name) {
    assertThatThrownBy(() -> standard.with(name)).isInstanceOf(BadInput.class);
  }

  @Test
  void aNameFitsItsColumn() {
    assertThatThrownBy(() -> standard.with("x".repeat(41))).isInstanceOf(BadInput.class);
    assertThat(standard.with("x".repeat(40)).codes()).hasSize(11);
  }

  @Test
  void otherStaysLastAndCannotBeArchived() {
    assertThat(standard.with("급여 오류").codes().getLast().code()).isEqualTo("other");
    assertThatThrownBy(() -> standard.archived("other", true)).isInstanceOf(Refused.class);
  }
}
