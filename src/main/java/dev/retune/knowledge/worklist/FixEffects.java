package dev.retune.knowledge.worklist;

import dev.retune.feedback.query.DocumentUseRepository;
import dev.retune.feedback.query.DocumentUseRepository.Votes;
import dev.retune.feedback.repository.DocumentRepository.Reference;
import dev.retune.improvement.model.VoteEffect;
import dev.retune.index.version.IndexChange;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersionRepository;
import dev.retune.index.version.OverlayRepository;
import dev.retune.knowledge.model.FixRevision;
import dev.retune.knowledge.model.KnowledgeFix;
import dev.retune.knowledge.store.FixRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What users made of a fix: votes on the answers that were given its document, up to four weeks
 * after it last went live and as long before.
 */
public final class FixEffects {
  private static final Duration LONGEST = Duration.ofDays(28);

  private final FixRepository fixes;
  private final OverlayRepository overlays;
  private final IndexVersionRepository versions;
  private final DocumentUseRepository use;

  /** Reads from a workspace. */
  public FixEffects(
      FixRepository fixes,
      OverlayRepository overlays,
      IndexVersionRepository versions,
      DocumentUseRepository use) {
    this.fixes = fixes;
    this.overlays = overlays;
    this.versions = versions;
    this.use = use;
  }

  /** The effect of a fix up to an instant; empty when it was never live, or without votes since. */
  public Optional<VoteEffect> of(KnowledgeFix fix, Instant asOf) {
    return wentLive(fix, asOf).flatMap(since -> effect(fix, since, asOf));
  }

  private Optional<VoteEffect> effect(KnowledgeFix fix, Instant since, Instant asOf) {
    Instant end = asOf.isBefore(since.plus(LONGEST)) ? asOf : since.plus(LONGEST);
    Reference document = new Reference(fix.sourceId(), fix.externalId());
    Votes after = use.votes(document, since, end);
    Votes before = use.votes(document, since.minus(Duration.between(since, end)), since);
    return after.all() == 0
        ? Optional.empty()
        : Optional.of(
            new VoteEffect(since, before.dislikes(), before.all(), after.dislikes(), after.all()));
  }

  /** When a fix last went live, up to an instant. */
  public Optional<Instant> since(KnowledgeFix fix, Instant asOf) {
    return wentLive(fix, asOf);
  }

  /** The first change of the newest unbroken row of live versions that were built with it. */
  private Optional<Instant> wentLive(KnowledgeFix fix, Instant asOf) {
    Set<Long> revisions =
        fixes.revisions().stream()
            .filter(revision -> revision.fixId() == fix.id())
            .map(FixRevision::id)
            .collect(Collectors.toSet());
    Map<Long, Set<Long>> all = overlays.all();
    Optional<Instant> since = Optional.empty();
    boolean in = false;
    List<IndexChange> changes = versions.changes(Instant.EPOCH, asOf);
    for (IndexChange change : changes) {
      boolean has =
          all.getOrDefault(IndexVersion.id(change.version()), Set.of()).stream()
              .anyMatch(revisions::contains);
      if (has && !in) {
        since = Optional.of(change.at());
      }
      in = has;
    }
    return since;
  }
}
