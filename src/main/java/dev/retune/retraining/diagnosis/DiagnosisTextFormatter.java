package dev.retune.retraining.diagnosis;

import dev.retune.common.i18n.Texts;
import dev.retune.reasons.model.BuiltInReasonCodes;

/** Describes the result of a diagnosis. */
final class DiagnosisTextFormatter {
  private final Texts texts;

  DiagnosisTextFormatter(Texts texts) {
    this.texts = texts;
  }

  /** The shares of the categories, and whether re-embedding can help. */
  String summary(CauseShares shares, int examined) {
    if (examined == 0) {
      return texts.get("retraining.diagnosis.none");
    }
    String figures =
        texts.get(
            "retraining.diagnosis.shares",
            examined,
            shares.of(CauseCategory.RETRIEVAL),
            shares.of(CauseCategory.CONTENT),
            shares.of(CauseCategory.GAP),
            shares.of(CauseCategory.STYLE),
            shares.of(CauseCategory.SERVICE));
    String evidence =
        texts.get(
            "retraining.diagnosis.evidence",
            shares.restingOn(CauseEvidence.SERVED),
            shares.restingOn(CauseEvidence.SEARCH),
            shares.restingOn(CauseEvidence.REASON),
            shares.restingOn(CauseEvidence.NONE));
    return figures + " " + evidence + " " + advice(shares, examined);
  }

  private String advice(CauseShares shares, int examined) {
    if (shares.canHelp()) {
      return texts.get("retraining.diagnosis.canHelp");
    }
    // causes that are mostly assumed are no ground for advice
    if (shares.restingOn(CauseEvidence.NONE) * 2 > examined) {
      return texts.get("retraining.diagnosis.assumed");
    }
    return switch (shares.greatest()) {
      case RETRIEVAL ->
          shares.of(CauseCategory.RETRIEVAL) >= DislikeDiagnosis.WORTHWHILE
              ? texts.get("retraining.diagnosis.foundSince")
              : texts.get("retraining.diagnosis.mixed");
      case CONTENT -> texts.get("retraining.diagnosis.content");
      case GAP -> texts.get("retraining.diagnosis.gap");
      case STYLE -> texts.get("retraining.diagnosis.style");
      case SERVICE -> texts.get("retraining.diagnosis.service");
    };
  }

  /** The evidence for a cause found without a live index. */
  String evidence(DislikeCause cause, DislikedVote dislike) {
    return evidence(cause, dislike, RetrievalProbe.NONE, 0);
  }

  String evidence(DislikeCause cause, DislikedVote dislike, RetrievalProbe probe, double near) {
    String right = String.join(", ", dislike.right().stream().sorted().toList());
    int served = dislike.served().size();
    String first = probe.found().stream().findFirst().orElse("-");
    return switch (cause) {
      case SAID_STYLE ->
          texts.get("retraining.cause.style", BuiltInReasonCodes.name(texts, dislike.reasonCode()));
      case SAID_SLOW -> texts.get("retraining.cause.slow");
      case RIGHT_SERVED -> rightServed(dislike);
      case RIGHT_NOT_SERVED -> texts.get("retraining.cause.rightNotServed", right, served);
      case RIGHT_FOUND_SINCE ->
          texts.get("retraining.cause.rightFoundSince", right, served, RetrievalProber.DEPTH);
      case RIGHT_MISSED -> texts.get("retraining.cause.rightMissed", right, RetrievalProber.DEPTH);
      case RIGHT_FOUND -> texts.get("retraining.cause.rightFound", right, RetrievalProber.DEPTH);
      case NOTHING_NEAR -> texts.get("retraining.cause.nothingNear", probe.nearest(), near);
      case SAID_IRRELEVANT -> texts.get("retraining.cause.irrelevant");
      case SERVED_MISSED ->
          texts.get("retraining.cause.servedMissed", served, RetrievalProber.DEPTH);
      case SERVED_FOUND ->
          texts.get(
              "retraining.cause.servedFound",
              dislike.served().stream().filter(probe.found()::contains).findFirst().orElse("-"),
              RetrievalProber.DEPTH);
      case CLEAR_SERVED ->
          texts.get(
              "retraining.cause.clearServed", first, dislike.served().indexOf(first) + 1, served);
      case CLEAR_NOT_SERVED -> texts.get("retraining.cause.clearNotServed", first, served);
      case FOUND_CLEARLY -> texts.get("retraining.cause.foundClearly", first);
      case NOTHING_AGAINST -> texts.get("retraining.cause.nothingAgainst");
    };
  }

  private String rightServed(DislikedVote dislike) {
    String right = dislike.rightServed().orElse("-");
    return texts.get(
        "retraining.cause.rightServed",
        right,
        dislike.served().indexOf(right) + 1,
        dislike.served().size());
  }
}
