package dev.retune.review.writeback;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is to be done at a target, from the decisions that stand and from what is known to be there.
 *
 * @param answers answers with something to do, those that failed before last
 * @param refused records that are not tried again by themselves
 * @param unchanged number of decisions that are written
 */
record WriteBackPlan(List<Answer> answers, List<WrittenDecision> refused, int unchanged) {

  /**
   * What is to be done for one answer.
   *
   * @param decisionId the decision to write; empty when none stands, or it is written
   * @param begun an earlier attempt to write it
   * @param current the record that is there and stays
   * @param outdated records to delete afterwards
   */
  record Answer(
      long conversationId,
      Optional<Long> decisionId,
      Optional<WrittenDecision> begun,
      Optional<WrittenDecision> current,
      List<WrittenDecision> outdated) {
    private int attempts() {
      return begun.map(WrittenDecision::attempts).orElse(0);
    }
  }

  /**
   * Compares decisions and records.
   *
   * @param standing the current decision by conversation
   * @param refusedToo whether refused records are tried again
   */
  static WriteBackPlan of(
      Map<Long, Long> standing, List<WrittenDecision> records, boolean refusedToo) {
    Map<Long, List<WrittenDecision>> byAnswer = new HashMap<>();
    records.forEach(
        row -> byAnswer.computeIfAbsent(row.conversationId(), _ -> new ArrayList<>()).add(row));
    Map<Long, Optional<Long>> all = new TreeMap<>();
    byAnswer.keySet().forEach(id -> all.put(id, Optional.empty()));
    standing.forEach((id, decision) -> all.put(id, Optional.of(decision)));

    List<Answer> answers = new ArrayList<>();
    List<WrittenDecision> refused = new ArrayList<>();
    int unchanged = 0;
    for (Map.Entry<Long, Optional<Long>> entry : all.entrySet()) {
      List<WrittenDecision> rows = byAnswer.getOrDefault(entry.getKey(), List.of());
      Optional<WrittenDecision> current =
          rows.stream()
              .filter(row -> entry.getValue().filter(id -> id == row.decisionId()).isPresent())
              .filter(row -> row.state() != WriteBackState.KEPT)
              .max(Comparator.comparingLong(WrittenDecision::id));
      List<WrittenDecision> outdated =
          rows.stream().filter(row -> !current.equals(Optional.of(row))).toList();
      boolean written = current.filter(row -> row.state() == WriteBackState.WRITTEN).isPresent();
      boolean given =
          !refusedToo && current.filter(row -> row.state() == WriteBackState.REFUSED).isPresent();
      List<WrittenDecision> removable =
          outdated.stream()
              .filter(row -> refusedToo || row.state() != WriteBackState.KEPT)
              .toList();
      outdated.stream().filter(row -> !removable.contains(row)).forEach(refused::add);
      if (given) {
        refused.add(current.orElseThrow());
      }
      unchanged += written ? 1 : 0;
      boolean writes = entry.getValue().isPresent() && !written && !given;
      if (writes || !removable.isEmpty()) {
        answers.add(
            new Answer(
                entry.getKey(),
                entry.getValue().filter(_ -> writes),
                current.filter(_ -> writes),
                current.filter(_ -> written),
                removable));
      }
    }
    answers.sort(Comparator.comparingInt(Answer::attempts));
    return new WriteBackPlan(List.copyOf(answers), List.copyOf(refused), unchanged);
  }
}
