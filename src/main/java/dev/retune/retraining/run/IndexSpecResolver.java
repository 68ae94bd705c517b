package dev.retune.retraining.run;

import dev.retune.common.error.UnavailableException;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.embedding.model.RerankerSpec;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.IndexedTextFormat;
import dev.retune.index.model.LazyReranker;
import dev.retune.index.model.Reranking;
import dev.retune.index.version.IndexVersion;
import dev.retune.index.version.IndexVersion.State;
import dev.retune.retraining.model.RetrainingRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Determines the spec of a candidate. */
final class IndexSpecResolver {
  private final ModelCatalog models;
  private final String defaultModel;

  IndexSpecResolver(ModelCatalog models, String defaultModel) {
    this.models = models;
    this.defaultModel = defaultModel;
  }

  /** The requested values for a first index; others are the defaults. */
  IndexSpec wanted(RetrainingRequest request) {
    ModelSpec model = models.find(request.model().orElse(defaultModel));
    String format = request.textFormat().orElse(IndexedTextFormat.DEFAULT);
    IndexSpec spec =
        request.chunkTokens().isPresent()
            ? IndexSpec.of(model, format, request.chunkTokens().getAsInt())
            : byDefault(model, format);
    return reranked(request, spec, spec);
  }

  /** The requested values; others are taken from the live version. */
  IndexSpec wanted(RetrainingRequest request, IndexSpec live) {
    ModelSpec model = models.find(request.model().orElse(live.modelId()));
    String format = request.textFormat().orElse(live.textFormat());
    return reranked(request, live, wanted(request, live, fresh(request, live, model, format)));
  }

  /**
   * The requested reranker, or the live version's.
   *
   * @param live the spec itself where there is no live version
   * @throws UnavailableException when the live version's is no longer installed
   */
  private IndexSpec reranked(RetrainingRequest request, IndexSpec live, IndexSpec spec) {
    if (request.reranker().filter(RetrainingRequest.NO_RERANKER::equals).isPresent()) {
      return spec.withoutReranking();
    }
    if (request.reranker().isPresent()) {
      RerankerSpec found = models.rerankers().find(request.reranker().get());
      return spec.with(
          live.reranking()
              .filter(now -> now.isOf(found))
              .orElseGet(() -> Reranking.with(found, 1)));
    }
    live.reranking().ifPresent(now -> LazyReranker.installed(models.rerankers(), now));
    return live.reranking().map(spec::with).orElse(spec);
  }

  // the live version's weights are kept unless its texts or vectors change
  private static IndexSpec wanted(RetrainingRequest request, IndexSpec live, IndexSpec fresh) {
    if (live.usesCurrentAnalysis()) {
      return sameVectors(live, fresh) ? live : fresh;
    }
    boolean asked = request.namesSpec() || !sameModel(live, fresh);
    return asked ? fresh : fresh.withTrainedPartsOf(live);
  }

  private static IndexSpec fresh(
      RetrainingRequest request, IndexSpec live, ModelSpec model, String format) {
    if (request.chunkTokens().isPresent()) {
      return IndexSpec.of(model, format, request.chunkTokens().getAsInt());
    }
    return live.usesFormerDefaultChunkSize()
        ? byDefault(model, format)
        : live.layoutFor(model, format);
  }

  private static IndexSpec byDefault(ModelSpec model, String format) {
    return IndexSpec.ofCharacters(model, format, IndexSpec.DEFAULT_CHUNK_CHARACTERS);
  }

  private static boolean sameModel(IndexSpec one, IndexSpec other) {
    return one.modelFingerprint().equals(other.modelFingerprint())
        && one.tokenizerFingerprint().equals(other.tokenizerFingerprint());
  }

  private static boolean sameVectors(IndexSpec one, IndexSpec other) {
    return sameModel(one, other)
        && one.textFormat().equals(other.textFormat())
        && one.hasSameChunkSizeAs(other);
  }

  /**
   * The newest version of the same documents and model that was evaluated after an instant and is
   * not live. Tuning may have given it another spec.
   */
  Optional<IndexVersion> judged(
      IndexSpec spec, String corpus, List<IndexVersion> versions, Instant after) {
    return versions.stream()
        .filter(v -> v.state() == State.REJECTED || v.state() == State.CANDIDATE)
        .filter(v -> v.documents() > 0 && v.metrics().isPresent())
        .filter(v -> v.corpusFingerprint().equals(corpus))
        .filter(v -> v.spec().modelFingerprint().equals(spec.modelFingerprint()))
        .filter(v -> v.spec().analysis() == spec.analysis())
        .filter(v -> v.stateAt().isAfter(after))
        .findFirst();
  }
}
