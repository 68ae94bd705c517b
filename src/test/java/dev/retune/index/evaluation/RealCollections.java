package dev.retune.index.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.text.JsonFormat;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.feedback.model.NewDocument;
import dev.retune.index.build.IndexBuildOptions;
import dev.retune.index.build.IndexBuildResult;
import dev.retune.index.build.IndexBuilder;
import dev.retune.index.build.IndexCorpus;
import dev.retune.index.build.IndexFixture;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.IndexSpec;
import dev.retune.index.model.IndexedTextFormat;
import dev.retune.index.model.LazyEmbedder;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.VersionSearcher;
import dev.retune.index.version.IndexVersion;
import dev.retune.support.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Public collections with relevance judgements. */
final class RealCollections {
  private RealCollections() {}

  static List<JsonNode> lines(String file) throws IOException {
    JsonMapper mapper = JsonFormat.mapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(RealData.at(file))) {
      lines.add(mapper.readTree(line));
    }
    return lines;
  }

  static void put(IndexFixture fixture, List<NewDocument> rows) {
    fixture.put("default", rows.toArray(new NewDocument[0]));
  }

  static IndexBuildResult build(
      IndexFixture fixture, ModelCatalog models, String model, int chunkTokens) {
    return new IndexBuilder(
            () -> IndexCorpus.of(fixture.documents), fixture.store, fixture.versions, models)
        .build(
            IndexSpec.of(models.find(model), IndexedTextFormat.DEFAULT, chunkTokens),
            IndexBuildOptions.none(),
            ProgressMonitor.none());
  }

  static RetrievalEvaluation evaluate(
      IndexFixture fixture,
      ModelCatalog models,
      IndexVersion version,
      List<GoldenQuestion> queries,
      SearchMode mode) {
    try (LazyEmbedder model = new LazyEmbedder(models, version.spec().modelId());
        VersionSearcher searcher =
            VersionSearcher.open(fixture.store, version, model, fixture.models.rerankers())) {
      return new RetrievalEvaluator().evaluate(searcher, queries, mode, ProgressMonitor.none());
    }
  }
}
