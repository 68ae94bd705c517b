package dev.retune.prompting.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.error.RefusedException;
import dev.retune.common.error.UnavailableException;
import dev.retune.prompting.endpoint.ChatEndpoint;
import dev.retune.prompting.endpoint.ModelReply;
import dev.retune.prompting.endpoint.ScriptedEndpoint;
import dev.retune.prompting.endpoint.TokenUsage;
import dev.retune.prompting.model.PromptingSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A draft is written from reviewers' answers, within the budget, or not at all. */
class DocumentDrafterTest {
  private static final DraftMaterial MATERIAL =
      new DraftMaterial(
          List.of("Do I attach a photo?", " Do I attach a photo? ", "Photo?"),
          List.of("No, unless the form asks for one."));

  private final Deque<String> replies = new ArrayDeque<>();
  private final ScriptedEndpoint server =
      new ScriptedEndpoint(
          request -> new ModelReply(replies.remove(), new TokenUsage(90, 30, false)));

  @AfterEach
  void close() {
    server.close();
  }

  private DocumentDrafter drafter(long budget) {
    PromptingSettings none = PromptingSettings.standard();
    return drafter(
        new PromptingSettings(
            Optional.of(server.url()),
            Optional.of("small"),
            Optional.empty(),
            Optional.of(1e6),
            Optional.of(2e6),
            Optional.of(budget),
            Optional.empty(),
            none.cases(),
            none.parallelCalls()));
  }

  private DocumentDrafter drafter(PromptingSettings settings) {
    return new DocumentDrafter(
        () -> ChatEndpoint.open(server.url(), ScriptedEndpoint.KEY), settings);
  }

  @Test
  void aDraftIsWrittenFromWhatReviewersWouldHaveAnswered() {
    replies.add("I think that");
    replies.add("Here: {\"title\": \" Photos \", \"text\": \"No photo is needed. \"}");
    DocumentDraft draft = drafter(10_000).draft(MATERIAL);
    assertThat(draft.title()).isEqualTo("Photos");
    assertThat(draft.text()).isEqualTo("No photo is needed.");
    assertThat(draft.model()).isEqualTo("small");
    // the reply that could not be used was paid for, too
    assertThat(draft.cost().usage()).isEqualTo(new TokenUsage(180, 60, false));
    assertThat(draft.cost().money()).contains(300.0);
    assertThat(server.bodies()).hasSize(2);
    assertThat(server.bodies().getFirst())
        .contains("No, unless the form asks for one.", "Photo?", "small");
    assertThat(MATERIAL.questions()).containsExactly("Do I attach a photo?", "Photo?");
  }

  @Test
  void nothingIsSentWithoutReviewersAnswersEndpointOrBudget() {
    DraftMaterial bare = new DraftMaterial(MATERIAL.questions(), List.of(" "));
    assertThatThrownBy(() -> drafter(10_000).draft(bare))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("prompts.draft.nothing");
    DocumentDrafter nowhere = drafter(PromptingSettings.standard());
    assertThat(nowhere.model()).isEmpty();
    assertThatThrownBy(() -> nowhere.draft(MATERIAL))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("prompts.endpoint.none");
    assertThat(drafter(10).expected(MATERIAL).usage().total()).isGreaterThan(10);
    assertThatThrownBy(() -> drafter(10).draft(MATERIAL))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("prompts.budget.reached");
    assertThat(server.bodies()).isEmpty();
  }

  @Test
  void aReplyWithoutATextIsNoDraft() {
    replies.add("{\"title\": \"Photos\"}");
    replies.add("{\"title\": \"Photos\", \"text\": \" \"}");
    assertThatThrownBy(() -> drafter(10_000).draft(MATERIAL))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("notUnderstood");
  }
}
