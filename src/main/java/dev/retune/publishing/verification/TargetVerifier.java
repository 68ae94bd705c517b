package dev.retune.publishing.verification;

import dev.retune.publishing.model.VerificationResult;
import dev.retune.publishing.passage.VersionPassages;
import dev.retune.publishing.target.PublishTarget;
import java.util.Collection;
import java.util.List;

/** Compares what a target finds with what the index finds. */
public final class TargetVerifier {
  private static final int TOP = 10;

  private final VersionPassages passages;
  private final ProbeSet probes;
  private final ExactNeighbours exact;
  private final int gone;

  private TargetVerifier(
      VersionPassages passages, ProbeSet probes, ExactNeighbours exact, int gone) {
    this.passages = passages;
    this.probes = probes;
    this.exact = exact;
    this.gone = gone;
  }

  /**
   * For one version.
   *
   * @param without ids that others deleted from the target
   */
  public static TargetVerifier of(
      VersionPassages passages, ProbeSet probes, Collection<String> without) {
    List<String> known =
        without.stream().filter(passages.fingerprints()::containsKey).distinct().toList();
    return new TargetVerifier(
        passages, probes, ExactNeighbours.of(passages, probes, known, TOP), known.size());
  }

  /** Verifies a version that is not live yet. */
  public VerificationResult staged(PublishTarget target) {
    String version = passages.version().label();
    return result(target.count(version), target.search(version, probes.vectors(), TOP));
  }

  /** Verifies what chat products read. */
  public VerificationResult live(PublishTarget target) {
    return result(target.countLive(), target.searchLive(probes.vectors(), TOP));
  }

  private VerificationResult result(long counted, List<List<String>> found) {
    return new VerificationResult(
        passages.fingerprints().size() - gone,
        counted,
        probes.vectors().size(),
        probes.questions(),
        exact.recall(found));
  }
}
