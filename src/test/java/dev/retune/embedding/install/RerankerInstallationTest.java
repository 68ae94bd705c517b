package dev.retune.embedding.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retune.common.error.ApplicationException;
import dev.retune.embedding.catalog.TinyOnnxModel;
import dev.retune.embedding.hub.HubRepository;
import dev.retune.embedding.hub.TestHub;
import dev.retune.embedding.model.ModelKind;
import dev.retune.embedding.model.Reranker;
import dev.retune.embedding.model.RerankerSpec;
import dev.retune.embedding.reranking.TinyCrossEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reranker comes from the hub in the same way as an embedding model. */
class RerankerInstallationTest {
  private static final String NAME = "made/tiny-reranker";
  private static final String CONFIG = TinyCrossEncoder.config("linear.Identity", 64);

  @TempDir Path folder;

  private HubRepository reranker() throws IOException {
    return new HubRepository(NAME)
        .withAll(new TinyCrossEncoder(1, true).writeTo(folder.resolve("made"), CONFIG))
        .telling("pipeline_tag", "text-ranking");
  }

  @Test
  void itIsInstalledAndScores() throws IOException {
    try (TestHub hub = new TestHub().with(reranker());
        HubInstallation here =
            new HubInstallation(
                hub.environment(folder, Optional.empty()), folder.resolve("home"))) {
      assertThat(here.install(NAME).kind()).isEqualTo(ModelKind.RERANKER);
      var rerankers = here.catalog.rerankers();
      RerankerSpec spec = rerankers.find(NAME);
      assertThat(spec.maxTokens()).isEqualTo(64);
      assertThat(rerankers.list()).containsExactly(spec);
      assertThat(here.catalog.list()).extracting("id").doesNotContain(spec.id());
      try (Reranker open = rerankers.open(spec)) {
        assertThat(open.score("w1", List.of("w1 w2", "w3"))).hasSize(2).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void oneThatGivesNoScoresIsNotInstalled() throws IOException {
    Path wrong =
        TinyOnnxModel.usual()
            .giving(TinyOnnxModel.Output.TEXT, "vector")
            .writeTo(folder.resolve("wrong"));
    Files.writeString(wrong.resolve("config.json"), CONFIG);
    HubRepository repository =
        new HubRepository(NAME).withAll(wrong).telling("pipeline_tag", "text-ranking");
    try (TestHub hub = new TestHub().with(repository);
        HubInstallation here =
            new HubInstallation(
                hub.environment(folder, Optional.empty()), folder.resolve("home"))) {
      ApplicationException refused =
          catchThrowableOfType(ApplicationException.class, () -> here.install(NAME));
      assertThat(refused.key()).isEqualTo("model.unusable");
      assertThat(here.catalog.rerankers().list()).isEmpty();
    }
  }
}
