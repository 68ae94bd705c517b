package dev.retune.bench;

import dev.retune.embedding.catalog.InstalledModelCatalog;
import dev.retune.embedding.model.Reranker;
import dev.retune.embedding.reranking.MiniLmCrossEncoder;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures how long the 20 candidates of a question take with a reranker of six layers; words are
 * those of a passage, and a passage of the usual 250 characters has about 45.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=RerankBench</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 10)
@Fork(1)
public class RerankBench {
  private static final int CANDIDATES = 20;

  @Param({"all-minilm-l6-v2-q", "all-minilm-l6-v2"})
  public String weights = "";

  @Param({"45", "90"})
  public int words;

  private List<String> passages;
  private BenchFolder home;
  private Reranker reranker;

  /** Takes no arguments. */
  public static void main(String[] args) throws RunnerException {
    BenchmarkRun.of(RerankBench.class, "20 candidates");
  }

  @Setup
  public void open() throws IOException {
    passages = SampleParagraphs.some(words, CANDIDATES);
    home = BenchFolder.temporary("retune-bench");
    MiniLmCrossEncoder.write(home.path().resolve("models/six-layers"), weights);
    var rerankers = new InstalledModelCatalog(home.path()).rerankers();
    reranker = rerankers.open(rerankers.find("six-layers"));
  }

  @TearDown
  public void close() throws IOException {
    reranker.close();
    home.close();
  }

  @Benchmark
  public double[] rerank() {
    return reranker.score("How long does it take until a course begins?", passages);
  }
}
