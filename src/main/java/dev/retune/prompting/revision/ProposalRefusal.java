package dev.retune.prompting.revision;

import java.util.List;

/**
 * Why a proposal may not be tried.
 *
 * @param rule the rule that it breaks
 * @param args arguments of the rule's sentence
 */
public record ProposalRefusal(Rule rule, List<Object> args) {

  /** Copies the list. */
  public ProposalRefusal {
    args = List.copyOf(args);
  }

  /** What a proposal must keep. */
  public enum Rule {
    /** It must differ from the live prompt. */
    UNCHANGED("prompts.refusal.unchanged"),
    /** Its length is bounded. */
    TOO_LONG("prompts.refusal.tooLong"),
    /** It must name dislikes that it was shown. */
    NO_CITATION("prompts.refusal.noCitation"),
    /** It must have the same placeholders. */
    PLACEHOLDERS("prompts.refusal.placeholders"),
    /** It may not repeat five words of a case. */
    LEAK("prompts.refusal.leak");

    private final String key;

    Rule(String key) {
      this.key = key;
    }

    /** Returns the message key of its sentence. */
    public String key() {
      return key;
    }
  }

  static ProposalRefusal of(Rule rule, Object... args) {
    return new ProposalRefusal(rule, List.of(args));
  }
}
