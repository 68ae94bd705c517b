package dev.retune.prompting;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.improvement.ImprovementSource;
import dev.retune.improvement.model.CureKind;
import dev.retune.improvement.model.ImprovementRow;
import dev.retune.improvement.model.ImprovementState;
import dev.retune.improvement.model.VoteEffect;
import dev.retune.improvement.model.VoteGain;
import dev.retune.prompting.model.PromptChange;
import dev.retune.prompting.model.PromptState;
import dev.retune.prompting.model.PromptSummary;
import dev.retune.prompting.model.PromptVersion;
import dev.retune.prompting.run.PromptReviewService;
import dev.retune.prompting.run.PromptRunReport;
import dev.retune.retraining.diagnosis.CauseCategory;
import dev.retune.retraining.diagnosis.DislikeDiagnosis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What prompts can do about dislikes of tone, length and clarity. */
public final class PromptImprovements implements ImprovementSource {
  private static final int RUNS = 20;

  private final PromptLibrary library;
  private final PromptReviewService reviews;

  /** Reads the prompts of a workspace. */
  public PromptImprovements(PromptLibrary library, PromptReviewService reviews) {
    this.library = library;
    this.reviews = reviews;
  }

  @Override
  public List<ImprovementRow> rows(DislikeDiagnosis diagnosis, ProgressMonitor monitor) {
    int dislikes =
        diagnosis.shares().stream()
            .filter(share -> share.route() == CauseCategory.STYLE)
            .mapToInt(DislikeDiagnosis.Share::dislikes)
            .sum();
    Optional<VoteGain> gain = diagnosis.count(dislikes).map(VoteGain::of);
    List<ImprovementRow> rows = new ArrayList<>();
    for (PromptRunReport run : reviews.runs(RUNS)) {
      run.proposal()
          .filter(proposal -> !isReplaced(proposal))
          .ifPresent(proposal -> rows.add(row(run, proposal, gain.orElse(null), diagnosis.to())));
    }
    for (PromptSummary prompt : library.list()) {
      boolean waits =
          rows.stream()
              .anyMatch(
                  row ->
                      row.subject().startsWith(prompt.name() + " v")
                          && (row.state() == ImprovementState.PROVEN
                              || row.state() == ImprovementState.UNDECIDED));
      if (dislikes > 0 && prompt.live().isPresent() && !waits) {
        rows.addFirst(open(prompt.name(), dislikes, gain.orElse(null)));
      }
    }
    if (dislikes > 0 && rows.isEmpty()) {
      rows.add(open("", dislikes, gain.orElse(null)));
    }
    return rows;
  }

  /** Whether a later version took its place; the row of that one tells the rest. */
  private boolean isReplaced(PromptVersion proposal) {
    return proposal.state() == PromptState.RETIRED
        && library.effects(proposal.prompt()).stream()
            .map(PromptEffect::change)
            .filter(change -> change.from().filter(one -> one.id() == proposal.id()).isPresent())
            .findFirst()
            .filter(change -> change.kind() == PromptChange.Kind.PROMOTE)
            .isPresent();
  }

  private static ImprovementRow open(String prompt, long dislikes, @Nullable VoteGain gain) {
    return new ImprovementRow(
        CauseCategory.STYLE,
        CureKind.PROMPT_REVISION,
        "",
        prompt,
        dislikes,
        Optional.ofNullable(gain),
        ImprovementState.OPEN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.empty());
  }

  private ImprovementRow row(
      PromptRunReport run, PromptVersion proposal, @Nullable VoteGain gain, Instant asOf) {
    List<PromptEffect> changes =
        library.effects(proposal.prompt(), asOf).stream()
            .filter(one -> one.change().to().id() == proposal.id())
            .toList();
    return new ImprovementRow(
        CauseCategory.STYLE,
        CureKind.PROMPT_REVISION,
        "run " + run.id(),
        proposal.shown(),
        run.proposals().stream()
            .filter(one -> one.version().id() == proposal.id())
            .mapToLong(one -> one.dislikes().size())
            .sum(),
        Optional.ofNullable(gain),
        state(run, proposal),
        Optional.of(proposal.stateAt()),
        run.figures().map(figures -> run.changedAt()),
        changes.stream().map(one -> one.change().at()).findFirst(),
        run.figures().isPresent() ? run.why() : "",
        changes.stream()
            .filter(one -> one.after().votes() > 0)
            .findFirst()
            .map(PromptImprovements::effect));
  }

  private static ImprovementState state(PromptRunReport run, PromptVersion proposal) {
    if (run.state().equals("ENDED") && proposal.state() == PromptState.PROPOSED) {
      return ImprovementState.DISMISSED;
    }
    return switch (proposal.state()) {
      case PROPOSED -> ImprovementState.PROPOSED;
      case HELD -> ImprovementState.UNDECIDED;
      case REJECTED -> ImprovementState.FAILED;
      case ACCEPTED -> ImprovementState.PROVEN;
      case LIVE -> ImprovementState.LIVE;
      case RETIRED -> ImprovementState.ROLLED_BACK;
    };
  }

  private static VoteEffect effect(PromptEffect one) {
    return new VoteEffect(
        one.change().at(),
        one.before().dislikes(),
        one.before().votes(),
        one.after().dislikes(),
        one.after().votes());
  }
}
