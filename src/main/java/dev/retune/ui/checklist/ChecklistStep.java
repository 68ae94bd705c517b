package dev.retune.ui.checklist;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The steps from an empty workspace to a report, in order. */
public enum ChecklistStep {
  /** Votes and documents are imported. */
  DATA(Feather.DATABASE),
  /** Disliked answers are judged. */
  CAUSES(Feather.CHECK_SQUARE),
  /** The documents are embedded. */
  INDEX(Feather.LAYERS),
  /** A version is measured on questions with a known document. */
  EVALUATION(Feather.BAR_CHART_2),
  /** A version answers searches. */
  PROMOTION(Feather.ARROW_UP_CIRCLE),
  /** A weekly report is sent. */
  REPORT(Feather.SEND);

  @SuppressWarnings("ImmutableEnumChecker") // the icon is an enum constant itself
  private final Ikon icon;

  ChecklistStep(Ikon icon) {
    this.icon = icon;
  }

  /** The icon of a step that is still to be done. */
  Ikon icon() {
    return icon;
  }
}
