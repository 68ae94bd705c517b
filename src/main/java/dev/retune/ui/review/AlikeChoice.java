package dev.retune.ui.review;

import dev.retune.review.AlikeAnswers;
import dev.retune.review.decision.Judgement;

/** Answers that a judgement would be recorded for. */
record AlikeChoice(AlikeAnswers alike, Judgement judgement) {}
