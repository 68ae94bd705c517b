package dev.retune.improvement;

import dev.retune.common.i18n.Texts;
import dev.retune.improvement.model.ImprovementRow;
import dev.retune.improvement.model.ImprovementState;
import dev.retune.retraining.diagnosis.DislikeDiagnosis;
import java.util.ArrayList;
import java.util.List;

/** Says of a cause how much of it is only assumed, and why nothing is proposed against it. */
final class CauseNotes {
  private final Texts texts;

  CauseNotes(Texts texts) {
    this.texts = texts;
  }

  List<String> of(
      DislikeDiagnosis.Share share, List<ImprovementRow> cures, DislikeDiagnosis diagnosis) {
    if (share.dislikes() == 0) {
      return List.of();
    }
    List<String> notes = new ArrayList<>();
    int assumed = diagnosis.assumed(share.route());
    if (assumed > 0) {
      notes.add(texts.get("improvement.note.assumed", assumed));
    }
    switch (share.route()) {
      case RETRIEVAL -> notes.addAll(retrieval(share.dislikes(), diagnosis));
      case CONTENT -> {
        if (assumed == share.dislikes() && !isOpen(cures)) {
          notes.add(texts.get("improvement.note.content"));
        }
      }
      case SERVICE -> notes.add(texts.get("improvement.note.service"));
      case GAP, STYLE -> {
        // there is a cure to propose for every dislike
      }
    }
    return notes;
  }

  private List<String> retrieval(int dislikes, DislikeDiagnosis diagnosis) {
    List<String> notes = new ArrayList<>();
    if (!diagnosis.canHelp()) {
      notes.add(
          texts.get(
              "improvement.note.retrieval",
              diagnosis.improvable(),
              diagnosis.examined(),
              DislikeDiagnosis.WORTHWHILE));
    }
    if (diagnosis.improvable() < dislikes) {
      notes.add(texts.get("improvement.note.foundSince", dislikes - diagnosis.improvable()));
    }
    return notes;
  }

  private static boolean isOpen(List<ImprovementRow> cures) {
    return cures.stream().anyMatch(row -> row.state() == ImprovementState.OPEN);
  }
}
