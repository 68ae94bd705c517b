package dev.retune.bench;

import dev.retune.bootstrap.ApplicationServices;
import dev.retune.cli.terminal.LaunchOptions;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.SearchHit;
import dev.retune.index.search.VersionSearcher;
import dev.retune.settings.model.HomeFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures searches in the live index of a home, with the question's vector; questions are runs of
 * eight words from SciFact abstracts. {@link ScaleBench} runs it on the homes that it builds.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=SearchBench -Dbench.args=HOME</pre>
 */
public class SearchBench extends LatencyBenchmark {
  private static final int QUESTIONS = 300;
  private static final int WORDS = 8;
  private static final int HITS = 10;
  private static final long SEED = 8;

  @Param({"DENSE", "HYBRID"})
  public SearchMode mode = SearchMode.DENSE;

  private ApplicationServices services;
  private VersionSearcher searcher;
  private List<String> questions;
  private int asked;

  /** Argument: the home. */
  public static void main(String[] args) throws RunnerException {
    measure(Path.of(args[0]));
  }

  static void measure(Path home) throws RunnerException {
    BenchmarkRun.of(SearchBench.class, home.toString());
  }

  /** Returns questions, always the same. */
  static List<String> questions() throws IOException {
    SciFactWords words = SciFactWords.read();
    Random random = new Random(SEED);
    return Stream.generate(() -> words.some(WORDS, random)).limit(QUESTIONS).toList();
  }

  @Setup
  public void open() throws IOException {
    services =
        ApplicationServices.open(
            new LaunchOptions(Optional.empty(), Optional.empty(), Optional.empty(), false),
            new HomeFolder(BenchmarkRun.folder()),
            Map.of());
    searcher = services.searcher();
    questions = questions();
  }

  @TearDown
  public void close() {
    searcher.close();
    services.close();
  }

  @Benchmark
  public List<SearchHit> search() {
    return searcher.search(questions.get(asked++ % QUESTIONS), HITS, mode);
  }
}
