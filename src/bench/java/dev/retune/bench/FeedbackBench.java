package dev.retune.bench;

import dev.retune.bootstrap.module.EntityClasses;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.query.VoteCursor;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteFilterParser;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.feedback.query.VoteListRepository;
import dev.retune.feedback.query.VotePageRequest;
import dev.retune.feedback.repository.VoteChangeRepository;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.review.decision.DecisionSubqueries;
import dev.retune.review.decision.StandingDecisionRepository;
import dev.retune.statistics.FilteredVoteStatistics;
import dev.retune.votesearch.VoteListService;
import dev.retune.votesearch.index.VoteTextIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures the first page and the figures of the Feedback screen, with each filter and with text
 * search, and scrolling, for votes over two years in a file database (1,000,000 unless given).
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=FeedbackBench</pre>
 */
public class FeedbackBench extends LatencyBenchmark {
  private static final int PAGE = 100;
  private static final int SCROLLED = 100;
  // H2 caches the last result, so each call asks something a little different
  private static final int VARIANTS = 8;
  private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
  private static final Instant NOW = Instant.parse("2026-11-22T12:34:56Z");

  private Workspace workspace;
  private VoteTextIndex index;
  private VoteListService list;
  private FilteredVoteStatistics figures;
  private int round;

  /** Optional arguments: the number of votes, and a folder to keep them for later runs. */
  public static void main(String[] args) throws IOException, RunnerException {
    int votes = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    if (args.length > 1) {
      run(Path.of(args[1]), votes);
    } else {
      try (BenchFolder folder = BenchFolder.temporary("retune-bench")) {
        run(folder.path(), votes);
      }
    }
  }

  private static void run(Path folder, int votes) throws IOException, RunnerException {
    boolean filled = Files.exists(folder.resolve("retune.mv.db"));
    try (Workspace workspace = workspace(folder)) {
      if (!filled) {
        Instant began = Instant.now();
        ManyVotesWorkspace.fill(workspace, votes);
        System.out.printf("%,d votes made in %s%n", votes, since(began));
      }
      Instant began = Instant.now();
      try (VoteTextIndex index = new VoteTextIndex(folder, new VoteChangeRepository(workspace))) {
        index.follow(ProgressMonitor.none());
      }
      System.out.printf("text index %s after %s%n", filled ? "ready" : "made", since(began));
    }
    BenchmarkRun.of(FeedbackBench.class, folder.toString());
  }

  private static Workspace workspace(Path folder) {
    return Workspace.open(DatabaseUrl.h2File(folder.resolve("retune")), EntityClasses.all());
  }

  private static Duration since(Instant began) {
    return Duration.ofMillis(Duration.between(began, Instant.now()).toMillis());
  }

  @Setup
  public void open() {
    workspace = workspace(BenchmarkRun.folder());
    VoteChangeRepository changes = new VoteChangeRepository(workspace);
    index = new VoteTextIndex(BenchmarkRun.folder(), changes);
    list =
        new VoteListService(
            new VoteListRepository(workspace, new DecisionSubqueries()),
            changes,
            new StandingDecisionRepository(workspace),
            index);
    figures = new FilteredVoteStatistics(workspace, list, ZONE);
  }

  @TearDown
  public void close() throws IOException {
    index.close();
    workspace.close();
  }

  /** A filter as a person types it. */
  @State(Scope.Benchmark)
  public static class TypedFilter {
    @Param({
      "",
      "from:2026-10-24",
      "from:2026-11-16",
      "vote:dislike",
      "vote:like",
      "reason:outdated",
      "reason:unsafe",
      "source:kiosk",
      "reviewed:yes",
      "reviewed:no",
      "hour:mon-14",
      "vote:dislike reason:outdated source:kiosk from:2026-01-01",
      "hour:tue-9 reason:incorrect reviewed:no",
      "model:advisor-1",
      "prompt:p3",
      "text:\"refund\"",
      "text:\"efun\"",
      "text:\"parking permit\"",
      "text:\"\\\"parking permit\\\"\"",
      "text:\"여권\"",
      "text:\"재발급\"",
      "text:\"A3100000\"",
      "text:\"nosuchword\"",
      "text:\"the\"",
      "text:\"여권\" reason:outdated from:2026-10-24",
      "text:\"refund\" model:advisor-2 reviewed:no vote:dislike"
    })
    public String filter = "";

    private VoteFilter read = VoteFilter.all();

    // a filter that finds nothing would be measured as fast
    @Setup
    public void read(FeedbackBench bench) {
      read = new VoteFilterParser(ZONE).read(filter);
      System.out.printf("%,d votes match: %s%n", bench.figures.of(read).ratio().votes(), filter);
    }
  }

  @Benchmark
  public Object firstPage(TypedFilter typed) {
    return list.page(typed.read, PAGE + round++ % VARIANTS);
  }

  @Benchmark
  public Object figures(TypedFilter typed) {
    return figures.of(typed.read.withTo(NOW.minusSeconds(round++ % VARIANTS * 900L)));
  }

  /** The place in the list; after a hundred pages it is the beginning again. */
  @State(Scope.Benchmark)
  public static class Position {
    private Optional<VoteCursor> after = Optional.empty();
    private int pages;
  }

  @Benchmark
  public List<VoteListItem> nextPage(Position position) {
    List<VoteListItem> page =
        list.page(new VotePageRequest(VoteFilter.all(), position.after, PAGE));
    boolean onwards = page.size() == PAGE && ++position.pages % SCROLLED != 0;
    position.after = onwards ? Optional.of(page.getLast().key()) : Optional.empty();
    return page;
  }
}
