package dev.retune.collector.otlp.genai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.collector.otlp.model.Remarks;
import dev.retune.collector.otlp.model.TraceVote;
import dev.retune.feedback.ingest.VoteLabelParser;
import dev.retune.feedback.mapping.VoteMeaning;
import java.util.Map;
import java.util.Optional;

/** Tells likes from dislikes by the label of an evaluation, or else by its score. */
final class VoteValueReader {
  private static final VoteLabelParser LABELS =
      new VoteLabelParser(
          Map.of(
              "withdrawn", VoteMeaning.NONE,
              "retracted", VoteMeaning.NONE,
              "removed", VoteMeaning.NONE,
              "cleared", VoteMeaning.NONE,
              "neutral", VoteMeaning.NONE));

  private static final Read UNCLEAR = new Read.Unclear(Remarks.Reason.VALUE);

  private VoteValueReader() {}

  /** A value, or why it is none. */
  sealed interface Read {
    record Voted(TraceVote.Value value) implements Read {}

    record Unclear(Remarks.Reason reason) implements Read {}
  }

  /** Reads a score that has no label. */
  static Read read(JsonNode score) {
    return scored(score).<Read>map(Read.Voted::new).orElse(UNCLEAR);
  }

  /** Reads a label, which a score may complete or contradict. */
  static Read read(String label, JsonNode score) {
    Optional<TraceVote.Value> scored = scored(score);
    Optional<TraceVote.Value> labelled = labelled(label);
    if (labelled.isPresent() && scored.isPresent() && contradict(labelled.get(), scored.get())) {
      return new Read.Unclear(Remarks.Reason.CONTRADICTION);
    }
    boolean below = scored.filter(TraceVote.Value.MINUS_ONE::equals).isPresent();
    return labelled
        .map(value -> below && value == TraceVote.Value.DISLIKE ? TraceVote.Value.MINUS_ONE : value)
        .or(() -> scored)
        .<Read>map(Read.Voted::new)
        .orElse(UNCLEAR);
  }

  private static Optional<TraceVote.Value> labelled(String label) {
    try {
      return scored(Double.parseDouble(label.strip()));
    } catch (NumberFormatException e) {
      return LABELS
          .meaning(label)
          .map(
              meaning ->
                  switch (meaning) {
                    case LIKE -> TraceVote.Value.LIKE;
                    case DISLIKE -> TraceVote.Value.DISLIKE;
                    case NONE -> TraceVote.Value.NONE;
                  });
    }
  }

  private static Optional<TraceVote.Value> scored(JsonNode score) {
    if (score.isBoolean()) {
      return scored(score.asBoolean() ? 1 : 0);
    }
    return score.isNumber()
        ? scored(score.asDouble())
        : Optional.of(score)
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .filter(text -> !text.isBlank())
            .flatMap(VoteValueReader::labelled);
  }

  /** Anything but thumbs, such as stars, has no agreed meaning. */
  private static Optional<TraceVote.Value> scored(double score) {
    if (score == 1) {
      return Optional.of(TraceVote.Value.LIKE);
    }
    if (score == 0) {
      return Optional.of(TraceVote.Value.ZERO);
    }
    return score == -1 ? Optional.of(TraceVote.Value.MINUS_ONE) : Optional.empty();
  }

  private static boolean contradict(TraceVote.Value label, TraceVote.Value score) {
    return switch (label) {
      case LIKE -> score != TraceVote.Value.LIKE;
      case DISLIKE, ZERO, MINUS_ONE -> score == TraceVote.Value.LIKE;
      case NONE -> false;
    };
  }
}
