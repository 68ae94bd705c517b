package dev.retune.embedding.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.JsonFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The token ids of a tokenizer. */
public final class TokenizerVocabulary {
  private final int highest;
  private final long[] ordinary;

  private TokenizerVocabulary(int highest, long[] ordinary) {
    this.highest = highest;
    this.ordinary = ordinary;
  }

  /** The highest id. */
  public int highest() {
    return highest;
  }

  /** The ids of ordinary tokens, without special and reserved ones. */
  public LongStream ordinary() {
    return LongStream.of(ordinary);
  }

  /** Reads a tokenizer file; a vocabulary is a map of ids or a list in id order. */
  public static TokenizerVocabulary of(Path file) {
    try {
      JsonNode tokenizer = JsonFormat.mapper().readTree(file.toFile());
      JsonNode pieces = tokenizer.path("model").path("vocab");
      long[] ordinary =
          pieces.isArray()
              ? IntStream.range(0, pieces.size())
                  .filter(id -> isOrdinary(pieces.get(id).path(0).asText()))
                  .asLongStream()
                  .toArray()
              : pieces
                  .propertyStream()
                  .filter(piece -> isOrdinary(piece.getKey()))
                  .mapToLong(piece -> piece.getValue().asLong())
                  .toArray();
      LongStream ids =
          pieces.isArray()
              ? LongStream.of(pieces.size() - 1)
              : pieces.valueStream().mapToLong(JsonNode::asLong);
      Stream<JsonNode> added = tokenizer.path("added_tokens").valueStream();
      return new TokenizerVocabulary(
          Math.toIntExact(
              LongStream.concat(ids, added.mapToLong(each -> each.path("id").asLong()))
                  .max()
                  .orElse(0)),
          ordinary);
    } catch (IOException e) {
      throw new InvalidInputException(e, "embedding.brokenTokenizer", file.toString());
    }
  }

  /** Special tokens are written {@code [CLS]}, {@code [unused7]}, {@code <s>} and so on. */
  private static boolean isOrdinary(String piece) {
    return !piece.matches("(?s)\\[.+]|<.+>");
  }
}
