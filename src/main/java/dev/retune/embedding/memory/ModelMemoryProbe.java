package dev.retune.embedding.memory;

import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelSpec;
import dev.retune.embedding.model.Reranker;
import dev.retune.embedding.model.RerankerCatalog;
import dev.retune.embedding.model.TextKind;
import dev.retune.embedding.onnx.OnnxSession;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** The process in which a model is measured, so that nothing else grows beside it. */
final class ModelMemoryProbe {
  private static final int CANDIDATES = 20;

  private ModelMemoryProbe() {}

  /**
   * Prints by how many bytes the process grew when a model was opened and had embedded the passages
   * on standard input; prints nothing where that cannot be measured.
   *
   * @param args home, model and perhaps a reranker
   */
  public static void main(String[] args) {
    List<String> passages =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
            .lines()
            .toList();
    InstalledModelCatalog models = new InstalledModelCatalog(Path.of(args[0]));
    ModelSpec model = models.find(args[1]);
    // the runtime itself does not count
    OnnxSession.environment();
    System.gc();
    OptionalLong known = ResidentMemory.bytes();
    if (known.isEmpty()) {
      return;
    }
    long before = known.getAsLong();
    try (Embedder embedder = models.open(model)) {
      embedder.embed(passages, TextKind.PASSAGE);
      if (args.length > 2) {
        RerankerCatalog rerankers = models.rerankers();
        try (Reranker reranker = rerankers.open(rerankers.find(args[2]))) {
          reranker.score(
              passages.isEmpty() ? "" : passages.getFirst(),
              passages.subList(0, Math.min(CANDIDATES, passages.size())));
          printGrowthSince(before);
        }
      } else {
        printGrowthSince(before);
      }
    }
  }

  private static void printGrowthSince(long before) {
    System.gc();
    ResidentMemory.bytes().ifPresent(after -> print(Math.max(0, after - before)));
  }

  private static void print(long bytes) {
    try (PrintStream out =
        new PrintStream(
            new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII)) {
      out.println(bytes);
    }
  }
}
