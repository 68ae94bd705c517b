package dev.retune.prompting.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.i18n.StoredText;
import dev.retune.persistence.Workspace;
import dev.retune.prompting.model.NewPromptVersion;
import dev.retune.prompting.model.PromptOrigin;
import dev.retune.prompting.model.PromptState;
import dev.retune.prompting.model.PromptVersion;
import dev.retune.support.TestDatabases;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The states of versions and the label that says which one is live. */
class PromptPromotionTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-28T10:00:00Z"), ZoneOffset.UTC);

  private static PromptVersion add(PromptRepository prompts, String text) {
    return prompts.add(
        new NewPromptVersion(
            "support",
            text,
            "",
            "{}",
            Optional.empty(),
            PromptOrigin.PERSON,
            Optional.empty(),
            "",
            "ann"));
  }

  private static List<PromptState> states(PromptRepository prompts) {
    return prompts.versions("support").reversed().stream().map(PromptVersion::state).toList();
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void theLabelMovesAndComesBack(TestDatabases kind) {
    try (Workspace workspace = Workspace.open(kind.migrated(), PromptingEntities.entities())) {
      PromptRepository prompts = new PromptRepository(workspace, CLOCK);
      PromptPromotionRepository live = new PromptPromotionRepository(workspace, CLOCK);
      PromptVersion first = add(prompts, "one");
      PromptVersion second = add(prompts, "two");
      PromptVersion third = add(prompts, "three");
      assertThat(second.label()).isEqualTo("support@2");
      // the first of a prompt has nothing to be compared with
      var _ = live.promote(first.id(), false, "ann");
      assertThatThrownBy(() -> live.promote(second.id(), false, "ann"))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("prompts.unproven");
      workspace.inTransaction(
          transaction ->
              prompts.decide(
                  transaction,
                  second.id(),
                  PromptState.ACCEPTED,
                  StoredText.plain("proven"),
                  "ann"));
      var _ = live.promote(second.id(), false, "ben");
      var _ = live.promote(third.id(), true, "ben");
      assertThat(states(prompts))
          .containsExactly(PromptState.RETIRED, PromptState.RETIRED, PromptState.LIVE);
      assertThat(live.rollback("support", "ann").number()).isEqualTo(2);
      assertThat(live.rollback("support", "ann").number()).isEqualTo(1);
      assertThatThrownBy(() -> live.rollback("support", "ann"))
          .isInstanceOf(RefusedException.class);
      assertThat(prompts.live("support").map(PromptVersion::number)).contains(1);
      assertThat(live.history("support", CLOCK.instant()))
          .extracting(change -> change.kind() + " " + change.to().number())
          .containsExactly("ROLLBACK 1", "ROLLBACK 2", "PROMOTE 3", "PROMOTE 2", "PROMOTE 1");
      long entries =
          workspace.read(
              session ->
                  session
                      .createNativeQuery(
                          "select count(*) from audit where action like 'prompt.%'", Long.class)
                      .getSingleResult());
      assertThat(entries).isEqualTo(9);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void forbiddenTransitionsAreRefused(TestDatabases kind) {
    try (Workspace workspace = Workspace.open(kind.migrated(), PromptingEntities.entities())) {
      PromptRepository prompts = new PromptRepository(workspace, CLOCK);
      PromptPromotionRepository live = new PromptPromotionRepository(workspace, CLOCK);
      PromptVersion first = add(prompts, "one");
      PromptVersion second = add(prompts, "two");
      var _ = live.promote(first.id(), false, "ann");
      workspace.inTransaction(
          transaction ->
              prompts.decide(
                  transaction, second.id(), PromptState.REJECTED, StoredText.plain("leak"), "ann"));
      assertThatThrownBy(() -> live.promote(second.id(), true, "ann"))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("prompts.rejected");
      for (PromptVersion version : List.of(first, second)) {
        assertThatThrownBy(
                () ->
                    workspace.inTransaction(
                        transaction ->
                            prompts.decide(
                                transaction,
                                version.id(),
                                PromptState.ACCEPTED,
                                StoredText.plain(""),
                                "ann")))
            .isInstanceOf(RefusedException.class);
      }
      assertThatThrownBy(() -> live.promote(first.id(), true, "ann"))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("prompts.alreadyLive");
      assertThatThrownBy(() -> prompts.versions("other")).isInstanceOf(InvalidInputException.class);
      assertThat(states(prompts)).containsExactly(PromptState.LIVE, PromptState.REJECTED);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void aLabelBelongsToOneVersion(TestDatabases kind) {
    try (Workspace workspace = Workspace.open(kind.migrated(), PromptingEntities.entities())) {
      PromptRepository prompts = new PromptRepository(workspace, CLOCK);
      NewPromptVersion version =
          new NewPromptVersion(
              "support",
              "one",
              "",
              "{}",
              Optional.empty(),
              PromptOrigin.PERSON,
              Optional.empty(),
              "",
              "ann");
      assertThat(prompts.add(version.labelled("support@2")).label()).isEqualTo("support@2");
      assertThatThrownBy(() -> prompts.add(version.labelled("support@2")))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("prompts.labelTaken");
      assertThat(prompts.versions("support")).hasSize(1);
      // its usual label is taken
      assertThat(prompts.add(version).label()).isEqualTo("support@2-2");
    }
  }
}
