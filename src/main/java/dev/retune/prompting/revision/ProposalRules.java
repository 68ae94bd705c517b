package dev.retune.prompting.revision;

import dev.retune.prompting.model.PromptCase;
import dev.retune.prompting.model.PromptPlaceholders;
import dev.retune.prompting.model.PromptVersion;
import dev.retune.prompting.revision.ProposalRefusal.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules that a proposal must keep before it is tried. */
public final class ProposalRules {
  private static final int MOST_ADDED = 1_500;

  private final PromptVersion base;
  private final List<PromptCase> cases;

  /**
   * For one run.
   *
   * @param cases all of its cases, also those that the model was not shown
   */
  public ProposalRules(PromptVersion base, List<PromptCase> cases) {
    this.base = base;
    this.cases = List.copyOf(cases);
  }

  /** Returns the maximum length of a proposal, in characters. */
  public static int longest(PromptVersion base) {
    return base.text().length() + MOST_ADDED;
  }

  /**
   * Checks a proposal.
   *
   * @param shown ids of the conversations that the model was shown
   */
  public Optional<ProposalRefusal> check(PromptProposal proposal, Set<Long> shown) {
    String text = proposal.text();
    if (text.isBlank() || text.strip().equals(base.text().strip())) {
      return Optional.of(ProposalRefusal.of(Rule.UNCHANGED));
    }
    if (text.length() > longest(base)) {
      return Optional.of(ProposalRefusal.of(Rule.TOO_LONG, text.length(), longest(base)));
    }
    if (proposal.cites().isEmpty() || !shown.containsAll(proposal.cites())) {
      return Optional.of(ProposalRefusal.of(Rule.NO_CITATION));
    }
    Set<String> placeholders = PromptPlaceholders.in(base.text());
    if (!PromptPlaceholders.in(text).equals(placeholders)) {
      return Optional.of(
          ProposalRefusal.of(
              Rule.PLACEHOLDERS, placeholders.stream().collect(Collectors.joining(", "))));
    }
    return leak(text);
  }

  /** Finds five words of a case that the live prompt does not have already. */
  public Optional<ProposalRefusal> leak(String text) {
    WordSequences added = WordSequences.of(text).without(WordSequences.of(base.text()));
    return cases.stream()
        .flatMap(
            one ->
                one.texts().stream()
                    .flatMap(said -> added.sharedWith(said).stream())
                    .map(words -> ProposalRefusal.of(Rule.LEAK, one.conversationId(), words)))
        .findFirst();
  }
}
