package dev.retune.prompting.store;

import dev.retune.prompting.model.PromptVersion;
import java.util.List;

/**
 * A proposal of a run.
 *
 * @param cites ids of the conversations that it rests on
 * @param refusal the rule that it breaks; empty when it may be tried
 */
public record StoredProposal(PromptVersion version, List<Long> cites, String refusal) {
  /** Copies the list. */
  public StoredProposal {
    cites = List.copyOf(cites);
  }
}
