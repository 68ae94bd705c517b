package dev.retune.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retune.embed.Models;
import dev.retune.feedback.DocumentRow;
import dev.retune.house.SharedData;
import dev.retune.text.Json;
import dev.retune.work.Monitor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Public collections with known answers. */
final class RealCorpus {
  private RealCorpus() {}

  static List<JsonNode> lines(String file) throws IOException {
    JsonMapper mapper = Json.mapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(SharedData.at(file))) {
      lines.add(mapper.readTree(line));
    }
    return lines;
  }

  static void put(Library library, List<DocumentRow> rows) {
    library.put("default", rows.toArray(new DocumentRow[0]));
  }

  static BuildResult build(Library library, Models models, String model, int chunkTokens) {
    return new IndexBuilder(library.documents, library.store, library.versions, models)
        .build(
            IndexSpec.of(models.find(model), TextFormat.DEFAULT, chunkTokens),
            BuildOptions.none(),
            Monitor.none());
  }

  static Evaluation evaluate(
      Library library, Models models, IndexVersion version, List<Query> queries, Mode mode) {
    try (LazyModel model = new LazyModel(models, version.spec().modelId());
        Searcher searcher = Searcher.open(library.store, version, model)) {
      return new Evaluator().evaluate(searcher, queries, mode, Monitor.none());
    }
  }
}
