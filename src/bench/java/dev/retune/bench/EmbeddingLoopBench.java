package dev.retune.bench;

import ai.onnxruntime.OrtException;
import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.ModelCatalog;
import dev.retune.embedding.model.TextKind;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures texts per second of the built-in model in one process: Retune's embedder, and a bare
 * loop over its sessions as the limit.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=EmbeddingLoopBench</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
@Fork(1)
public class EmbeddingLoopBench {
  private static final int TEXTS = 1_000;

  @Param({"12", "35", "115"})
  public int words;

  private List<String> texts;
  private BenchFolder home;
  private Embedder embedder;
  private BareOnnxLoop loop;

  /** Takes no arguments. */
  public static void main(String[] args) throws RunnerException {
    BenchmarkRun.of(EmbeddingLoopBench.class, "built-in model");
  }

  @Setup
  public void open() throws IOException, OrtException {
    texts = SampleParagraphs.some(words, TEXTS);
    home = BenchFolder.temporary("retune-bench");
    InstalledModelCatalog models = new InstalledModelCatalog(home.path());
    embedder = models.open(models.find(ModelCatalog.BUILT_IN));
    loop = new BareOnnxLoop(home.path().resolve("models"), texts);
  }

  @TearDown
  public void close() throws IOException, OrtException {
    loop.close();
    embedder.close();
    home.close();
  }

  @Benchmark
  @OperationsPerInvocation(TEXTS)
  public List<float[]> retune() {
    List<float[]> vectors = embedder.embed(texts, TextKind.PASSAGE);
    if (vectors.size() != TEXTS) {
      throw new IllegalStateException("a text without a vector");
    }
    return vectors;
  }

  @Benchmark
  @OperationsPerInvocation(TEXTS)
  public void bareLoop() throws InterruptedException {
    loop.run();
  }
}
