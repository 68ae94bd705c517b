package dev.retune.prompting.revision;

import java.util.List;

/**
 * A prompt that a language model proposes.
 *
 * @param cites ids of the conversations that it rests on
 * @param why its reason, one sentence
 */
public record PromptProposal(String text, List<Long> cites, String why) {
  /** Copies the list. */
  public PromptProposal {
    cites = List.copyOf(cites);
  }
}
