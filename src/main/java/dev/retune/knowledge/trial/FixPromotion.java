package dev.retune.knowledge.trial;

import dev.retune.common.error.RefusedException;
import dev.retune.common.i18n.Texts;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.OverlayRepository;
import dev.retune.knowledge.fix.FixStatusReader;
import dev.retune.knowledge.model.FixState;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.FixTrial;
import dev.retune.knowledge.model.KnowledgeFix;
import dev.retune.knowledge.model.TrialVerdict;
import dev.retune.knowledge.store.FixRepository;
import dev.retune.persistence.LeaseFence;
import dev.retune.retraining.run.PromotionService;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings fixes live with the candidate of their trial, and takes them back with the version. There
 * is no other way: what is live is what the live index was built with.
 */
public final class FixPromotion {
  private final FixStatusReader statuses;
  private final FixRepository fixes;
  private final OverlayRepository overlays;
  private final PromotionService promotions;
  private final Texts texts;

  /** Works on one workspace. */
  public FixPromotion(
      FixStatusReader statuses,
      FixRepository fixes,
      OverlayRepository overlays,
      PromotionService promotions,
      Texts texts) {
    this.statuses = statuses;
    this.fixes = fixes;
    this.overlays = overlays;
    this.promotions = promotions;
    this.texts = texts;
  }

  /**
   * Makes the candidate live that a fix was last tried on; other fixes of that trial go with it.
   *
   * @param decided whether a person decides where the trial left it open
   * @throws RefusedException when its present text was not tried, the trial failed or left the
   *     decision to a person, a fix of the trial was changed or withdrawn, or another version has
   *     gone live since
   */
  public IndexVersion promote(String typed, String who, boolean decided, LeaseFence fence) {
    FixStatus status = statuses.named(typed);
    String name = status.fix().label();
    FixTrial trial =
        status.trial().orElseThrow(() -> new RefusedException("knowledge.notTried", name));
    if (trial.verdict() == TrialVerdict.FAILED) {
      throw new RefusedException("knowledge.trialFailed", name, trial.findings().reason());
    }
    if (trial.verdict() == TrialVerdict.HELD && !decided) {
      throw new RefusedException("knowledge.trialHeld", name, trial.findings().reason());
    }
    Set<Long> tried = Set.copyOf(trial.revisions());
    List<FixStatus> together =
        statuses.all().stream().filter(other -> hasRevision(other.fix(), tried)).toList();
    for (FixStatus other : together) {
      checkUnchanged(other, tried);
    }
    return promotions.promoteFrom(trial.baselineId(), trial.versionId(), who, fence);
  }

  private boolean hasRevision(KnowledgeFix fix, Set<Long> revisions) {
    return fixes.revisions().stream()
        .anyMatch(revision -> revision.fixId() == fix.id() && revisions.contains(revision.id()));
  }

  private void checkUnchanged(FixStatus other, Set<Long> tried) {
    boolean unusable =
        switch (other.state()) {
          case WITHDRAWN, OVERWRITTEN, ARRIVED -> true;
          default -> !tried.contains(other.fix().revision().id());
        };
    if (unusable) {
      throw new RefusedException(
          "knowledge.changedSince",
          other.fix().label(),
          texts.get("knowledge.state." + other.state()));
    }
  }

  /**
   * Takes a live fix back, with the version that it came with.
   *
   * @throws RefusedException when it is not live, or the version before has it too
   */
  public IndexVersion rollback(String typed, String who) {
    FixStatus status = statuses.named(typed);
    String name = status.fix().label();
    if (!status.live()) {
      throw new RefusedException(
          "knowledge.notLive", name, texts.get("knowledge.state." + status.state()));
    }
    Optional<Long> previous = promotions.previous();
    Set<Long> before =
        previous.map(version -> overlays.all().getOrDefault(version, Set.of())).orElse(Set.of());
    if (hasRevision(status.fix(), before)) {
      throw new RefusedException("knowledge.liveBefore", name);
    }
    return promotions.rollback(who);
  }

  /** Whether a fix could be taken back now. */
  public boolean canRollBack(FixStatus status) {
    return status.live()
        && status.state() != FixState.ARRIVED
        && promotions
            .previous()
            .filter(
                version ->
                    !hasRevision(status.fix(), overlays.all().getOrDefault(version, Set.of())))
            .isPresent();
  }
}
