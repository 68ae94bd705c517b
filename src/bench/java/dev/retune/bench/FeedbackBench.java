package dev.retune.bench;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.query.VoteCursor;
import dev.retune.feedback.query.VoteFilter;
import dev.retune.feedback.query.VoteFilterParser;
import dev.retune.feedback.query.VoteListItem;
import dev.retune.feedback.query.VotePageRequest;
import dev.retune.feedback.query.VoteRepository;
import dev.retune.feedback.repository.FeedbackEntities;
import dev.retune.feedback.repository.VoteChangeLog;
import dev.retune.persistence.Workspace;
import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.statistics.FilteredVoteStatistics;
import dev.retune.votesearch.VoteListService;
import dev.retune.votesearch.index.VoteTextIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Measures the time to the first page and the figures of the Feedback screen, with each filter and
 * with text search, for votes over two years in a file database (1,000,000 unless given); and the
 * time to build the text index.
 *
 * <pre>mvn -q -Pbench test-compile exec:exec@bench -Dbench=FeedbackBench</pre>
 */
public final class FeedbackBench {
  private static final int ROUNDS = 5;
  private static final int PAGE = 100;
  private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
  private static final Instant NOW = Instant.parse("2026-11-22T12:34:56Z");

  private static final List<String> FILTERS =
      List.of(
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
          "hour:tue-9 reason:incorrect reviewed:no");
  private static final List<String> FOUND =
      List.of(
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
          "text:\"refund\" model:advisor-2 reviewed:no vote:dislike");

  private final Workspace workspace;
  private final VoteTextIndex index;
  private final VoteListService list;
  private final FilteredVoteStatistics figures;

  private FeedbackBench(Workspace workspace, Path folder) {
    VoteChangeLog changes = new VoteChangeLog(workspace);
    this.workspace = workspace;
    this.index = new VoteTextIndex(folder, changes);
    this.list = new VoteListService(new VoteRepository(workspace), changes, index);
    this.figures = new FilteredVoteStatistics(workspace, list, ZONE);
  }

  /** Optional arguments: the number of votes, and a folder to keep them for later runs. */
  public static void main(String[] args) throws IOException {
    int votes = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    boolean kept = args.length > 1;
    Path folder = kept ? Path.of(args[1]) : Files.createTempDirectory("retune-bench");
    boolean filled = Files.exists(folder.resolve("retune.mv.db"));
    DatabaseUrl url = DatabaseUrl.h2File(folder.resolve("retune"));
    try (Workspace workspace = Workspace.open(url, FeedbackEntities.entities())) {
      if (!filled) {
        Instant began = Instant.now();
        ManyVotesWorkspace.fill(workspace, votes);
        System.out.printf("%,d votes made in %s%n", votes, since(began));
      }
      new FeedbackBench(workspace, folder).run();
    } finally {
      if (!kept) {
        try (var files = Files.walk(folder)) {
          files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        }
      }
    }
  }

  private static Duration since(Instant began) {
    return Duration.ofMillis(Duration.between(began, Instant.now()).toMillis());
  }

  private void run() throws IOException {
    System.out.printf("%-62s %10s %10s %12s%n", "", "page ms", "figures ms", "votes");
    FILTERS.forEach(this::measure);
    deep();
    Instant began = Instant.now();
    index.follow(ProgressMonitor.none());
    System.out.printf("text index made in %s%n", since(began));
    FOUND.forEach(this::measure);
    index.close();
  }

  private void measure(String line) {
    VoteFilter filter = new VoteFilterParser(ZONE).read(line);
    double page = ms(round -> list.page(filter, PAGE + round));
    double counted = ms(round -> figures.of(filter.withTo(NOW.minusSeconds(round * 900L))));
    long votes = figures.of(filter).ratio().votes();
    System.out.printf("%-62s %10.1f %10.1f %,12d%n", line, page, counted, votes);
  }

  /** Reads a hundred pages in sequence, as when scrolling. */
  private void deep() {
    List<Double> times = new ArrayList<>();
    Optional<VoteCursor> after = Optional.empty();
    for (int i = 0; i < 100; i++) {
      long start = System.nanoTime();
      List<VoteListItem> page = list.page(new VotePageRequest(VoteFilter.all(), after, PAGE));
      times.add((System.nanoTime() - start) / 1e6);
      after = Optional.of(page.getLast().key());
    }
    times.sort(Comparator.naturalOrder());
    System.out.printf(
        "100 pages further down: median %.1f ms, longest %.1f ms (%s)%n",
        times.get(50), times.getLast(), workspace.url());
  }

  private interface Work {
    Object in(int round);
  }

  /** Returns the median. Each round varies the query, because H2 caches the last result. */
  private static double ms(Work work) {
    double[] times = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      work.in(i);
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    return times[ROUNDS / 2];
  }
}
