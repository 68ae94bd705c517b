package dev.retune.prompting.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.prompting.model.CasePart;
import dev.retune.prompting.model.PromptCase;
import dev.retune.prompting.model.PromptOrigin;
import dev.retune.prompting.model.PromptState;
import dev.retune.prompting.model.PromptVersion;
import dev.retune.prompting.revision.ProposalRefusal.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a proposal must keep. */
class ProposalRulesTest {
  private static final String BASE = "Answer from {{context}}. Say so when you do not know it.";

  private static final List<PromptCase> CASES =
      List.of(
          one(1, CasePart.REFLECTION, "How do I write a cover letter for a museum?", "제 답변은"),
          one(
              2,
              CasePart.GATE,
              "Which of the seven forms do I need?",
              "면접에서 긴장하지 않으려면 어떻게 해야 하는지 알려 주세요. 履歴書の書き方を教えてほしいのですが。"));

  private static PromptCase one(int number, CasePart part, String question, String answer) {
    return new PromptCase(
        number, part, false, number, question, answer, "too long", "too_long", "", List.of());
  }

  private static Optional<Rule> refusal(String text, Long... cites) {
    PromptVersion base =
        new PromptVersion(
            1,
            "support",
            1,
            PromptState.LIVE,
            BASE,
            "",
            "{}",
            Optional.empty(),
            PromptOrigin.PERSON,
            "support@1",
            "",
            List.of(),
            "ann",
            Instant.EPOCH,
            Instant.EPOCH);
    return new ProposalRules(base, CASES)
        .check(new PromptProposal(text, List.of(cites), ""), Set.of(1L))
        .map(ProposalRefusal::rule);
  }

  @Test
  void aGeneralRuleWithACitationMayBeTried() {
    assertThat(refusal(BASE + " Use at most five sentences.", 1L)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "When asked how do I write a cover letter, be brief.",
        "WHICH of the, seven forms. Do I need: ask back.",
        "사용자가 면접에서 긴장하지 않으려면 어떻게 해야 하는지 물으면 짧게 답하세요.",
        "質問が履歴書の書き方を教えてほしいのなら短く答える。"
      })
  void fiveWordsOfACaseAreALeakAlsoOfAHeldOutOne(String leak) {
    assertThat(refusal(BASE + " " + leak, 1L)).contains(Rule.LEAK);
  }

  @Test
  void wordsThatTheLivePromptHasAreNone() {
    assertThat(refusal("Say so when you do not know it. Answer from {{context}}.", 1L)).isEmpty();
  }

  @Test
  void otherRules() {
    assertThat(refusal(BASE, 1L)).contains(Rule.UNCHANGED);
    assertThat(refusal(BASE + " Be brief.")).contains(Rule.NO_CITATION);
    assertThat(refusal(BASE + " Be brief.", 1L, 2L)).contains(Rule.NO_CITATION);
    assertThat(refusal("Be brief.", 1L)).contains(Rule.PLACEHOLDERS);
    assertThat(refusal(BASE + " {{question}}", 1L)).contains(Rule.PLACEHOLDERS);
    assertThat(refusal(BASE + "x".repeat(2_000), 1L)).contains(Rule.TOO_LONG);
  }

  @Test
  void proposalsAreReadFromWhatModelsSend() {
    String reply =
        "Sure!\n```json\n{\"proposals\": [{\"prompt\": \" A \", \"dislikes\": [3, 3], \"why\":"
            + " \"w\"}, {\"prompt\": \"\"}, {\"prompt\": \"B\"}]}\n```";
    assertThat(ReflectionPrompt.read(reply, 5))
        .containsExactly(
            new PromptProposal("A", List.of(3L), "w"), new PromptProposal("B", List.of(), ""));
    assertThat(ReflectionPrompt.read("{\"proposals\": [{", 5)).isEmpty();
    assertThat(ReflectionPrompt.read("no idea", 5)).isEmpty();
  }
}
