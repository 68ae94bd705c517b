package dev.retune.prompting.run;

import dev.retune.prompting.endpoint.TokenUsage;
import dev.retune.prompting.gate.GateFigures;
import dev.retune.prompting.model.PromptVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a run stands.
 *
 * @param state {@code OPEN}, {@code WAITING}, {@code DONE} or {@code ENDED}
 * @param live the version that was live when it began
 * @param proposal the version at the gate
 * @param figures of the gate, once it has been asked
 * @param agreement answers on which the judge was compared with reviewers
 * @param kappa Cohen's kappa of both; empty when it is unknown
 * @param judgeDecides whether the judge decides cases that nobody has decided
 * @param decided number of gate cases that people decided
 * @param cases number of gate cases
 * @param usage tokens so far
 * @param money cost so far; empty when the prices are unknown
 * @param why what happened last, one sentence
 * @param changedAt when that was
 */
public record PromptRunReport(
    long id,
    String prompt,
    String state,
    PromptVersion live,
    Optional<PromptVersion> proposal,
    List<ProposalReport> proposals,
    Optional<GateFigures> figures,
    long agreement,
    Optional<Double> kappa,
    boolean judgeDecides,
    int decided,
    int cases,
    TokenUsage usage,
    Optional<Double> money,
    String why,
    Instant startedAt,
    Instant changedAt) {
  /** Copies the list. */
  public PromptRunReport {
    proposals = List.copyOf(proposals);
  }

  /**
   * A proposal of the run.
   *
   * @param dislikes ids of the conversations that it rests on
   * @param refusal the rule that it breaks; empty when it was tried
   */
  public record ProposalReport(PromptVersion version, List<Long> dislikes, String refusal) {}
}
