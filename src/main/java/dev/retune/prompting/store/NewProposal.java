package dev.retune.prompting.store;

import dev.retune.common.i18n.StoredText;
import dev.retune.prompting.model.NewPromptVersion;
import java.util.List;

/**
 * A proposal to be stored.
 *
 * @param refusal the rule that it breaks; empty when it may be tried
 * @param why the reason of a refusal, one sentence
 */
public record NewProposal(
    NewPromptVersion version, List<Long> cites, String refusal, StoredText why) {
  /** Copies the list. */
  public NewProposal {
    cites = List.copyOf(cites);
  }
}
