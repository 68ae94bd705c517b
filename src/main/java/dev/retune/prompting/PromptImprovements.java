package dev.retune.prompting;

import dev.retune.common.i18n.Texts;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What prompts can do about dislikes of tone, length and clarity. */
public final class PromptImprovements implements ImprovementSource {
  private static final int RUNS = 20;

  private final PromptLibrary library;
  private final PromptReviewService reviews;
  private final Texts texts;

  /** Reads the prompts of a workspace. */
  public PromptImprovements(PromptLibrary library, PromptReviewService reviews, Texts texts) {
    this.texts = texts;
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
    tried(gain.orElse(null), diagnosis.to()).stream()
        .filter(row -> row.state() != ImprovementState.REPLACED)
        .forEach(rows::add);
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

  @Override
  public List<ImprovementRow> past(Instant asOf) {
    return tried(null, asOf);
  }

  /** The proposals of runs, and versions that a person brought live without one. */
  private List<ImprovementRow> tried(@Nullable VoteGain gain, Instant asOf) {
    Map<String, List<PromptEffect>> effects = new LinkedHashMap<>();
    library.list().forEach(one -> effects.put(one.name(), library.effects(one.name(), asOf)));
    List<ImprovementRow> rows = new ArrayList<>();
    Set<Long> told = new HashSet<>();
    for (PromptRunReport run : reviews.runs(RUNS)) {
      run.proposal()
          .ifPresent(
              proposal -> {
                told.add(proposal.id());
                rows.add(row(run, proposal, gain, effects.getOrDefault(run.prompt(), List.of())));
              });
    }
    for (List<PromptEffect> changes : effects.values()) {
      for (PromptEffect one : changes) {
        PromptChange change = one.change();
        // the first version of a prompt cures nothing
        if (change.kind() == PromptChange.Kind.PROMOTE
            && change.from().isPresent()
            && told.add(change.to().id())) {
          rows.add(row(change.to(), changes));
        }
      }
    }
    return rows;
  }

  /** Whether a later version took its place; the row of that one tells the rest. */
  private static boolean isReplaced(PromptVersion version, List<PromptEffect> effects) {
    return effects.stream()
        .map(PromptEffect::change)
        .filter(change -> change.from().filter(one -> one.id() == version.id()).isPresent())
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

  private ImprovementRow row(PromptVersion version, List<PromptEffect> effects) {
    List<PromptEffect> own = own(version, effects);
    return new ImprovementRow(
        CauseCategory.STYLE,
        CureKind.PROMPT_REVISION,
        "",
        version.shown(),
        0,
        Optional.empty(),
        wentLive(version, effects),
        Optional.of(version.stateAt()),
        Optional.empty(),
        own.stream().map(one -> one.change().at()).findFirst(),
        texts.get(version.reason()),
        seen(own));
  }

  private static List<PromptEffect> own(PromptVersion version, List<PromptEffect> effects) {
    return effects.stream().filter(one -> one.change().to().id() == version.id()).toList();
  }

  private static Optional<VoteEffect> seen(List<PromptEffect> own) {
    return own.stream()
        .filter(one -> one.after().votes() > 0)
        .findFirst()
        .map(one -> VoteEffect.of(one.change().at(), one.before(), one.after()));
  }

  private static ImprovementRow row(
      PromptRunReport run,
      PromptVersion proposal,
      @Nullable VoteGain gain,
      List<PromptEffect> effects) {
    List<PromptEffect> own = own(proposal, effects);
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
        state(run, proposal, effects),
        Optional.of(proposal.stateAt()),
        run.figures().map(figures -> run.changedAt()),
        own.stream().map(one -> one.change().at()).findFirst(),
        run.figures().isPresent() ? run.why() : "",
        seen(own));
  }

  private static ImprovementState wentLive(PromptVersion version, List<PromptEffect> effects) {
    return version.state() == PromptState.LIVE
        ? ImprovementState.LIVE
        : isReplaced(version, effects) ? ImprovementState.REPLACED : ImprovementState.ROLLED_BACK;
  }

  private static ImprovementState state(
      PromptRunReport run, PromptVersion proposal, List<PromptEffect> effects) {
    if (run.state().equals("ENDED") && proposal.state() == PromptState.PROPOSED) {
      return ImprovementState.DISMISSED;
    }
    return switch (proposal.state()) {
      case PROPOSED -> ImprovementState.PROPOSED;
      case HELD -> ImprovementState.UNDECIDED;
      case REJECTED -> ImprovementState.FAILED;
      case ACCEPTED -> ImprovementState.PROVEN;
      case LIVE, RETIRED -> wentLive(proposal, effects);
    };
  }
}
