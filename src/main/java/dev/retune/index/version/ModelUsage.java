package dev.retune.index.version;

import dev.retune.common.error.RefusedException;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.Reranking;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Knows which installed models the kept versions of the index need. */
public final class ModelUsage {
  private final IndexVersionRepository versions;
  private final Path models;

  /** The usage of models in a folder. */
  public ModelUsage(IndexVersionRepository versions, Path models) {
    this.versions = versions;
    this.models = models;
  }

  /** The model of the live version. */
  public Optional<String> live() {
    return versions.live().map(version -> version.spec().modelId());
  }

  /** The reranker of the live version. */
  public Optional<String> liveReranker() {
    return versions.live().flatMap(version -> version.spec().reranking()).map(Reranking::modelId);
  }

  /** The kept versions that are searched with a model, newest first. */
  public List<IndexVersion> needing(String id) {
    String path = models.resolve(id).toAbsolutePath().normalize().toString();
    return versions.list().stream()
        .filter(IndexVersion::complete)
        .filter(
            version ->
                models(version.spec()).anyMatch(model -> model.equals(id) || model.equals(path)))
        .toList();
  }

  private static Stream<String> models(IndexSpec spec) {
    return Stream.concat(
        Stream.of(spec.modelId()), spec.reranking().map(Reranking::modelId).stream());
  }

  /**
   * Makes sure that a model may be removed.
   *
   * @throws RefusedException when a version of the index needs it
   */
  public void checkUnused(String id) {
    List<IndexVersion> needing = needing(id);
    for (IndexVersion version : needing) {
      if (version.state() == IndexVersion.State.LIVE) {
        throw new RefusedException("model.live", id, version.label());
      }
    }
    if (!needing.isEmpty()) {
      throw new RefusedException("model.needed", id, needing.getFirst().label());
    }
  }
}
