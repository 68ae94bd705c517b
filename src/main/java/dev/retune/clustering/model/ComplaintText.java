package dev.retune.clustering.model;

import dev.retune.common.io.Sha256;
import dev.retune.feedback.query.DislikedQuestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question with a reason, and the dislikes that say just that.
 *
 * @param hash over question and reason
 * @param dislikes oldest first
 */
public record ComplaintText(
    String hash, String question, Optional<String> reason, List<DislikedQuestion> dislikes) {

  /** Gathers dislikes with the same text, in the order of their first. */
  public static List<ComplaintText> of(List<DislikedQuestion> dislikes) {
    Map<String, ComplaintText> found = new LinkedHashMap<>();
    for (DislikedQuestion dislike : dislikes) {
      String hash = new Sha256().field(dislike.question()).field(dislike.reason().orElse("")).hex();
      found
          .computeIfAbsent(
              hash,
              h -> new ComplaintText(h, dislike.question(), dislike.reason(), new ArrayList<>()))
          .dislikes()
          .add(dislike);
    }
    return List.copyOf(found.values());
  }

  /** When it was said first. */
  public Instant firstAt() {
    return dislikes.getFirst().at();
  }

  /** Question and reason in one text, for its words. */
  public String wording() {
    return reason.map(r -> question + "\n" + r).orElse(question);
  }
}
