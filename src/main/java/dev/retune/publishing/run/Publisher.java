package dev.retune.publishing.run;

import dev.retune.common.i18n.Message;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.index.model.LazyEmbedder;
import dev.retune.index.version.IndexVersion;
import dev.retune.publishing.model.HeldVersion;
import dev.retune.publishing.model.Publication;
import dev.retune.publishing.model.PublishFigures;
import dev.retune.publishing.model.PublishManifest;
import dev.retune.publishing.model.PublishOutcome;
import dev.retune.publishing.model.PublishOutcome.State;
import dev.retune.publishing.model.TargetConfig;
import dev.retune.publishing.model.VerificationResult;
import dev.retune.publishing.passage.VersionPassages;
import dev.retune.publishing.run.VersionCopy.CopyCount;
import dev.retune.publishing.target.PublishTarget;
import dev.retune.publishing.verification.ProbeSet;
import dev.retune.publishing.verification.TargetVerifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Publishes a version into a target: copy, verify, switch, verify again as chat products search. A
 * verification that fails leaves, or makes, the former version live. Killed at any moment, the
 * target has the former version or the new one, whole, and the next attempt goes on.
 */
final class Publisher {
  private final PublisherParts parts;

  Publisher(PublisherParts parts) {
    this.parts = parts;
  }

  /**
   * Publishes a version that the workspace has.
   *
   * @throws dev.retune.common.error.UnavailableException when the target does not answer
   */
  PublishOutcome publish(
      TargetConfig config, IndexVersion version, String who, ProgressMonitor monitor) {
    return PublishAttempt.run(
        parts,
        config,
        Publication.Kind.PUBLISH,
        version.id(),
        who,
        attempt -> {
          PublishManifest manifest = parts.manifests().of(version);
          try (PublishTarget target = parts.opener().open(config);
              VersionPassages passages = VersionPassages.open(parts.files(), version, monitor)) {
            ProbeSet probes = probes(passages);
            Optional<HeldVersion> live =
                target.held().stream().filter(HeldVersion::live).findFirst();
            if (live.filter(v -> v.manifest().equals(manifest)).isPresent()) {
              return checked(attempt, target, passages, probes);
            }
            return switched(
                new PublishJob(attempt, target, passages, probes, manifest, live), monitor);
          }
        });
  }

  /** Verifies what chat products read. */
  PublishOutcome verify(
      TargetConfig config, IndexVersion version, String who, ProgressMonitor monitor) {
    return PublishAttempt.run(
        parts,
        config,
        Publication.Kind.VERIFY,
        version.id(),
        who,
        attempt -> {
          try (PublishTarget target = parts.opener().open(config);
              VersionPassages passages = VersionPassages.open(parts.files(), version, monitor)) {
            return checked(attempt, target, passages, probes(passages));
          }
        });
  }

  private ProbeSet probes(VersionPassages passages) {
    try (LazyEmbedder model =
        new LazyEmbedder(parts.models(), passages.version().spec().modelId())) {
      return ProbeSet.of(parts.golden().all(), passages, model);
    }
  }

  private PublishOutcome checked(
      PublishAttempt attempt, PublishTarget target, VersionPassages passages, ProbeSet probes) {
    Set<String> gone = target.deleted(passages.version().label());
    VerificationResult result = TargetVerifier.of(passages, probes, gone).live(target);
    PublishFigures figures =
        new PublishFigures(
            passages.fingerprints().size(),
            0,
            0,
            gone.size(),
            Optional.empty(),
            Optional.of(result));
    return result.passed()
        ? attempt.ended(State.CURRENT, figures, sentence("publishing.current", result))
        : attempt.ended(State.REFUSED, figures, sentence("publishing.differs", result));
  }

  /** A version that is to be made live, with the one that is. */
  private record PublishJob(
      PublishAttempt attempt,
      PublishTarget target,
      VersionPassages passages,
      ProbeSet probes,
      PublishManifest manifest,
      Optional<HeldVersion> live) {
    CopyCount copy(ProgressMonitor monitor) {
      VersionCopy copy = new VersionCopy(target, passages, monitor);
      return live.map(held -> copy.copy(manifest, held.version()))
          .orElseGet(() -> copy.copy(manifest));
    }

    TargetVerifier verifier(Set<String> gone) {
      return TargetVerifier.of(passages, probes, gone);
    }
  }

  private PublishOutcome switched(PublishJob job, ProgressMonitor monitor) {
    String version = job.manifest().version();
    PublishTarget target = job.target();
    job.attempt().step("stage");
    CopyCount count = job.copy(monitor);
    job.attempt().step("verify");
    monitor.at(new TaskProgress("stage.verifyTarget", 0, 1, Duration.ZERO));
    VerificationResult before = job.verifier(target.deleted(version)).staged(target);
    PublishFigures figures =
        new PublishFigures(
            job.manifest().passages(),
            count.sent(),
            count.carried(),
            0,
            Optional.of(before),
            Optional.empty());
    if (!before.passed()) {
      target.drop(version);
      return job.attempt().ended(State.REFUSED, figures, sentence("publishing.refused", before));
    }
    monitor.check();
    job.attempt().step("switch");
    target.goLive(version);
    Set<String> gone = target.deleted(version);
    VerificationResult after = job.verifier(gone).live(target);
    PublishFigures all = figures.switched(gone.size(), after);
    if (!after.passed()) {
      job.attempt().step("back");
      job.live().ifPresent(former -> target.goLive(former.version()));
      return job.attempt().ended(State.REFUSED, all, sentence("publishing.takenBack", after));
    }
    keepOnly(target, List.of(version, job.live().map(HeldVersion::version).orElse(version)));
    return job.attempt().ended(State.PUBLISHED, all, sentence("publishing.published", after));
  }

  private static void keepOnly(PublishTarget target, List<String> wanted) {
    target.held().stream()
        .filter(held -> !held.live() && !wanted.contains(held.version()))
        .forEach(held -> target.drop(held.version()));
  }

  private static Message sentence(String key, VerificationResult result) {
    return Message.of(
        key,
        result.counted(),
        result.expected(),
        result.probes(),
        result.questions(),
        result.recall());
  }
}
