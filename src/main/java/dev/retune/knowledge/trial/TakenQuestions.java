package dev.retune.knowledge.trial;

import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.SearchMode;
import dev.retune.index.search.SearchHit;
import dev.retune.index.search.VersionSearcher;
import dev.retune.knowledge.model.FixTrial.LostQuestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Golden questions that fixes take from the documents that answer them. Both versions are searched
 * with one model and the same recipe, which gives the same result each time, so none is excused as
 * noise.
 */
final class TakenQuestions {
  private static final int BATCH = 128;

  private final VersionSearcher live;
  private final VersionSearcher candidate;
  private final ProgressMonitor monitor;

  TakenQuestions(VersionSearcher live, VersionSearcher candidate, ProgressMonitor monitor) {
    this.live = live;
    this.candidate = candidate;
    this.monitor = monitor;
  }

  /**
   * The questions whose first document was a right one and is a changed document now that is not
   * right.
   *
   * @param changed external ids of the documents that the fixes edit or add
   */
  List<LostQuestion> stolen(List<GoldenQuestion> golden, Set<String> changed) {
    long start = System.nanoTime();
    List<LostQuestion> stolen = new ArrayList<>();
    for (int from = 0; from < golden.size() && !changed.isEmpty(); from += BATCH) {
      monitor.check();
      List<GoldenQuestion> batch = golden.subList(from, Math.min(from + BATCH, golden.size()));
      List<Optional<String>> before = first(live, batch);
      List<Optional<String>> after = first(candidate, batch);
      for (int i = 0; i < batch.size(); i++) {
        Set<String> right = batch.get(i).relevantExternalIds();
        Optional<String> was = before.get(i).filter(right::contains);
        Optional<String> is =
            after.get(i).filter(id -> changed.contains(id) && !right.contains(id));
        if (was.isPresent() && is.isPresent()) {
          stolen.add(new LostQuestion(batch.get(i).question(), was.get(), is.get()));
        }
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      monitor.at(new TaskProgress("stage.evaluate", from + batch.size(), golden.size(), elapsed));
    }
    return stolen;
  }

  private static List<Optional<String>> first(
      VersionSearcher searcher, List<GoldenQuestion> questions) {
    return searcher
        .search(questions.stream().map(GoldenQuestion::question).toList(), 1, SearchMode.HYBRID)
        .stream()
        .map(hits -> hits.stream().map(SearchHit::externalId).findFirst())
        .toList();
  }

  /** The questions all of whose right documents the candidate lacks, and not the live version. */
  List<LostQuestion> orphaned(List<GoldenQuestion> golden) {
    Set<String> named =
        golden.stream()
            .flatMap(question -> question.relevantExternalIds().stream())
            .collect(Collectors.toSet());
    Set<String> lackedBefore = live.lacking(named);
    Set<String> lacking = candidate.lacking(named);
    return golden.stream()
        .filter(question -> lacking.containsAll(question.relevantExternalIds()))
        .filter(question -> !lackedBefore.containsAll(question.relevantExternalIds()))
        .map(
            question ->
                new LostQuestion(
                    question.question(),
                    question.relevantExternalIds().stream().sorted().findFirst().orElse(""),
                    ""))
        .toList();
  }
}
