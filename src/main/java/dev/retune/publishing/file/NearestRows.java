package dev.retune.publishing.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.util.VectorUtil;

/** The rows nearest to each of some vectors, of all that are offered. */
final class NearestRows {
  private record ScoredRow(String id, float score) {}

  // the worst first
  private static final Comparator<ScoredRow> ORDER =
      (a, b) -> {
        int score = Float.compare(a.score(), b.score());
        return score != 0 ? score : b.id().compareTo(a.id());
      };

  private final List<float[]> questions;
  private final int k;
  private final List<PriorityQueue<ScoredRow>> best = new ArrayList<>();

  NearestRows(List<float[]> questions, int k) {
    this.questions = questions;
    this.k = k;
    questions.forEach(_ -> best.add(new PriorityQueue<>(ORDER)));
  }

  void offer(String id, float[] vector) {
    for (int i = 0; i < questions.size(); i++) {
      PriorityQueue<ScoredRow> queue = best.get(i);
      ScoredRow row = new ScoredRow(id, VectorUtil.dotProduct(questions.get(i), vector));
      if (queue.size() < k) {
        queue.add(row);
      } else if (ORDER.compare(row, queue.element()) > 0) {
        queue.remove();
        queue.add(row);
      }
    }
  }

  /** The ids for each question, nearest first. */
  List<List<String>> ids() {
    return best.stream()
        .map(queue -> queue.stream().sorted(ORDER.reversed()).map(ScoredRow::id).toList())
        .toList();
  }
}
