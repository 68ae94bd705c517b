package dev.retune.prompting.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.persistence.Workspace;
import dev.retune.prompting.endpoint.ScriptedModel;
import dev.retune.prompting.endpoint.ScriptedModel.Rule;
import dev.retune.prompting.model.PromptState;
import dev.retune.prompting.store.PromptingEntities;
import dev.retune.support.TestDatabases;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often proposals of known worth are accepted: 200 runs each, with votes and effects of their
 * own. 150 dislikes and 150 likes are split in halves, so that some 75 of each judge.
 */
@Tag("long")
class PromptGoalTest {
  private static final int RUNS = 200;

  private Workspace workspace;
  private PromptTrials trials;

  @BeforeEach
  void open() {
    workspace = Workspace.open(TestDatabases.H2.migrated(), PromptingEntities.entities());
    trials = new PromptTrials(workspace);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private long accepted(String what, int dislikes, int likes, List<Rule> rules, double bias) {
    Map<PromptState, Integer> states = new EnumMap<>(PromptState.class);
    for (int i = 0; i < RUNS; i++) {
      String name = what + i;
      trials.run(
          name,
          i,
          new ScriptedCases(name, dislikes, likes, 40),
          rules.size(),
          new ScriptedModel(i, bias, rules));
      trials.states(name).forEach(state -> states.merge(state, 1, Integer::sum));
      assertThat(trials.liveOf(name).orElseThrow().number()).isEqualTo(1);
    }
    System.getLogger("goals").log(System.Logger.Level.WARNING, what + ": " + states);
    return states.getOrDefault(PromptState.ACCEPTED, 0);
  }

  @Test
  void aUselessProposalIsAcceptedInAtMostFivePercent() {
    assertThat(accepted("useless", 150, 150, List.of(new Rule("Be brief.", .10, .10, 0)), 0))
        .isLessThanOrEqualTo(RUNS * 5 / 100);
  }

  @Test
  void theBestOfThreeUselessOnesIsAcceptedInAtMostFivePercent() {
    assertThat(
            accepted(
                "useless three ",
                150,
                150,
                List.of(
                    new Rule("Be brief.", .10, .10, 0),
                    new Rule("Be kind.", .10, .10, 0),
                    new Rule("Be calm.", .10, .10, 0)),
                0))
        .isLessThanOrEqualTo(RUNS * 5 / 100);
  }

  @Test
  void oneWorthTwentyFivePointsIsAcceptedInAtLeastNinetyPercent() {
    assertThat(accepted("useful ", 150, 150, List.of(new Rule("Be brief.", .25, 0, 0)), 0))
        .isGreaterThanOrEqualTo(RUNS * 90 / 100);
  }

  @Test
  void soIsOneThatAlsoBreaksSome() {
    assertThat(accepted("mixed ", 150, 150, List.of(new Rule("Be brief.", .35, .10, 0)), 0))
        .isGreaterThanOrEqualTo(RUNS * 90 / 100);
  }

  @Test
  void soItIsWithAJudgeThatFavoursAPosition() {
    assertThat(accepted("biased ", 150, 150, List.of(new Rule("Be brief.", .25, 0, 0)), .3))
        .isGreaterThanOrEqualTo(RUNS * 90 / 100);
  }

  @Test
  void oneThatLosesTenPercentOfTheLikedIsNeverAccepted() {
    assertThat(accepted("losing ", 150, 150, List.of(new Rule("Be brief.", .25, 0, .10)), 0))
        .isZero();
  }

  @Test
  void oneThatRepeatsAHeldOutTextIsAlwaysRejected() {
    int rejected = 0;
    for (int i = 0; i < RUNS; i++) {
      String name = "leaking" + i;
      // a question that the model was not shown, as far as the sample goes
      String text = "Be brief when asked: " + ScriptedCases.WORDS + (i % 150) + " of " + name;
      trials.run(
          name,
          i,
          new ScriptedCases(name, 150, 150, 40),
          1,
          new ScriptedModel(i, 0, List.of(new Rule(text, .5, 0, 0))));
      rejected += trials.states(name).equals(List.of(PromptState.REJECTED)) ? 1 : 0;
    }
    assertThat(rejected).isEqualTo(RUNS);
  }
}
