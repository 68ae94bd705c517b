package dev.retune.retrain;

import dev.retune.text.Texts;
import java.util.Optional;

/** Says in words what a diagnosis found. */
final class DiagnosisWords {
  private final Texts texts;

  DiagnosisWords(Texts texts) {
    this.texts = texts;
  }

  /** The shares, and plainly whether re-embedding can help. */
  String summary(Shares shares, int examined) {
    if (examined == 0) {
      return texts.get("retrain.diagnosis.none");
    }
    String figures =
        texts.get(
            "retrain.diagnosis.shares",
            examined,
            shares.of(Route.RETRIEVAL),
            shares.of(Route.CONTENT),
            shares.of(Route.GAP),
            shares.of(Route.STYLE),
            shares.of(Route.SERVICE));
    return figures
        + " "
        + (shares.canHelp() ? texts.get("retrain.diagnosis.canHelp") : advice(shares));
  }

  private String advice(Shares shares) {
    return switch (shares.greatest()) {
      case RETRIEVAL -> texts.get("retrain.diagnosis.mixed");
      case CONTENT -> texts.get("retrain.diagnosis.content");
      case GAP -> texts.get("retrain.diagnosis.gap");
      case STYLE -> texts.get("retrain.diagnosis.style");
      case SERVICE -> texts.get("retrain.diagnosis.service");
    };
  }

  String evidence(Ground ground, Dislike dislike, Optional<Sight> sight, double near) {
    String right = String.join(", ", dislike.right().stream().sorted().toList());
    String served = dislike.served().orElse("-");
    String first = sight.flatMap(s -> s.found().stream().findFirst()).orElse("-");
    double nearest = sight.map(Sight::nearest).orElse(0.0);
    return switch (ground) {
      case SAID_STYLE -> texts.get("retrain.ground.style", dislike.reasonCode());
      case SAID_SLOW -> texts.get("retrain.ground.slow");
      case RIGHT_MISSED -> texts.get("retrain.ground.rightMissed", right, Sights.DEPTH);
      case RIGHT_FOUND -> texts.get("retrain.ground.rightFound", right, Sights.DEPTH);
      case NOTHING_NEAR -> texts.get("retrain.ground.nothingNear", nearest, near);
      case SAID_IRRELEVANT -> texts.get("retrain.ground.irrelevant");
      case SERVED_MISSED -> texts.get("retrain.ground.servedMissed", served, Sights.DEPTH);
      case SERVED_FOUND -> texts.get("retrain.ground.servedFound", served, Sights.DEPTH);
      case FOUND_CLEARLY -> texts.get("retrain.ground.foundClearly", first);
      case NOTHING_AGAINST -> texts.get("retrain.ground.nothingAgainst");
    };
  }
}
