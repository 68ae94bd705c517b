package dev.retune.embedding.install;

import dev.retune.embedding.catalog.ToyMultilingualModel;
import dev.retune.embedding.hub.HubRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A repository with a small multilingual model. */
final class ToyRepository {
  private ToyRepository() {}

  static HubRepository write(Path folder, String name, String pooling) throws IOException {
    return new HubRepository(name)
        .withAll(ToyMultilingualModel.writeTo(folder.resolve(name.replace("/", "-")), pooling))
        .with("README.md", "---\nlicense: mit\n---\n")
        .with("pytorch_model.bin", new byte[50_000])
        .telling("pipeline_tag", "sentence-similarity")
        .telling("cardData", Map.of("license", "mit", "language", List.of("ko", "en")));
  }
}
