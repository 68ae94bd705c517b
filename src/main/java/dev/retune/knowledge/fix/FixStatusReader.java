package dev.retune.knowledge.fix;

import dev.retune.feedback.repository.DocumentRepository;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.index.version.OverlayRepository;
import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.FixRevision;
import dev.retune.knowledge.model.FixState;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.FixTrial;
import dev.retune.knowledge.model.KnowledgeFix;
import dev.retune.knowledge.model.TrialVerdict;
import dev.retune.knowledge.store.FixRepository;
import dev.retune.knowledge.store.TrialRepository;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells how far fixes have come. That a fix is live is not stored with it: it is read from the live
 * index, which moves in one transaction.
 */
public final class FixStatusReader {
  private final FixRepository fixes;
  private final TrialRepository trials;
  private final OverlayRepository overlays;
  private final IndexVersionRepository versions;
  private final SourceComparison sources;

  /** Reads from a workspace. */
  public FixStatusReader(
      DocumentRepository documents,
      FixRepository fixes,
      TrialRepository trials,
      OverlayRepository overlays,
      IndexVersionRepository versions) {
    this.fixes = fixes;
    this.trials = trials;
    this.overlays = overlays;
    this.versions = versions;
    this.sources = new SourceComparison(documents);
  }

  /** All fixes, newest first. */
  public List<FixStatus> all() {
    List<KnowledgeFix> known = fixes.all();
    Facts facts =
        new Facts(
            known,
            fixes.revisions(),
            overlays.live(),
            overlays.everLive(),
            versions.list(),
            trials.all());
    return known.stream().map(fix -> status(fix, facts)).toList();
  }

  /**
   * The fix typed by a user, {@code 3} or {@code fix-3}.
   *
   * @throws dev.retune.common.error.InvalidInputException when there is none
   */
  public FixStatus named(String typed) {
    long id = fixes.named(typed).id();
    return all().stream().filter(status -> status.fix().id() == id).findFirst().orElseThrow();
  }

  /** The ids of the fixes that an index was built with which is live, or was. */
  Set<Long> onceLive() {
    Set<Long> revisions =
        overlays.everLive().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    return fixes.revisions().stream()
        .filter(revision -> revisions.contains(revision.id()))
        .map(FixRevision::fixId)
        .collect(Collectors.toSet());
  }

  private record Facts(
      List<KnowledgeFix> fixes,
      List<FixRevision> revisions,
      Set<Long> live,
      Map<Long, Set<Long>> everLive,
      List<IndexVersion> versions,
      List<FixTrial> trials) {

    Optional<FixRevision> liveRevision(KnowledgeFix fix) {
      return revisions.stream()
          .filter(revision -> revision.fixId() == fix.id() && live.contains(revision.id()))
          .findFirst();
    }

    boolean isSuperseded(KnowledgeFix fix) {
      return fix.documentId().isPresent()
          && fixes.stream()
              .filter(other -> other.id() > fix.id() && other.documentId().equals(fix.documentId()))
              .anyMatch(other -> liveRevision(other).isPresent());
    }

    boolean wasLive(KnowledgeFix fix) {
      Set<Long> once =
          everLive.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
      return revisions.stream()
          .anyMatch(revision -> revision.fixId() == fix.id() && once.contains(revision.id()));
    }

    Optional<FixTrial> trial(KnowledgeFix fix) {
      return trials.stream()
          .filter(trial -> trial.revisions().contains(fix.revision().id()))
          .findFirst();
    }

    /** Whether the candidate of a trial can still go live. */
    boolean stands(FixTrial trial) {
      return versions.stream()
              .anyMatch(version -> version.id() == trial.versionId() && version.complete())
          && versions.stream()
              .anyMatch(
                  version ->
                      version.id() == trial.baselineId()
                          && version.state() == IndexVersion.State.LIVE);
    }
  }

  private FixStatus status(KnowledgeFix fix, Facts facts) {
    Optional<FixRevision> live = facts.liveRevision(fix);
    DocumentText text = live.orElse(fix.revision()).text();
    return new FixStatus(
        fix, state(fix, facts, live.isPresent(), text), live.isPresent(), facts.trial(fix));
  }

  private FixState state(KnowledgeFix fix, Facts facts, boolean live, DocumentText text) {
    if (fix.withdrawnAt().isPresent()) {
      return live ? FixState.LEAVING : FixState.WITHDRAWN;
    }
    return switch (sources.of(fix, text)) {
      case ARRIVED -> FixState.ARRIVED;
      // a source may go on after the change arrived
      case OVERWRITTEN -> fix.arrivedAt().isPresent() ? FixState.ARRIVED : FixState.OVERWRITTEN;
      case WAITING -> live ? FixState.LIVE : waiting(fix, facts);
    };
  }

  private static FixState waiting(KnowledgeFix fix, Facts facts) {
    if (fix.arrivedAt().isPresent()) {
      // it was there, and the source went back
      return FixState.OVERWRITTEN;
    }
    Optional<FixTrial> standing = facts.trial(fix).filter(facts::stands);
    boolean once = facts.wasLive(fix);
    if (standing.isPresent()
        && !(once && facts.everLive().containsKey(standing.get().versionId()))) {
      return ofVerdict(standing.get().verdict());
    }
    if (once && facts.isSuperseded(fix)) {
      return FixState.SUPERSEDED;
    }
    return once ? FixState.ROLLED_BACK : FixState.PROPOSED;
  }

  private static FixState ofVerdict(TrialVerdict verdict) {
    return switch (verdict) {
      case PASSED -> FixState.PASSED;
      case HELD -> FixState.HELD;
      case FAILED -> FixState.FAILED;
    };
  }
}
