package dev.retune.embed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.fault.BadInput;
import dev.retune.text.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The ids a tokenizer can give.
 *
 * @param highest the highest of them
 * @param ordinary those of pieces of text, without special and reserved ones
 */
record Vocabulary(int highest, long[] ordinary) {

  /** Reads a tokenizer file; vocabularies are maps of ids or lists in id order. */
  static Vocabulary of(Path file) {
    try {
      JsonNode tokenizer = Json.mapper().readTree(file.toFile());
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
      return new Vocabulary(
          Math.toIntExact(
              LongStream.concat(ids, added.mapToLong(each -> each.path("id").asLong()))
                  .max()
                  .orElse(0)),
          ordinary);
    } catch (IOException e) {
      throw new BadInput(e, "embed.brokenTokenizer", file.toString());
    }
  }

  /** Special pieces are written {@code [CLS]}, {@code [unused7]}, {@code <s>} and so on. */
  private static boolean isOrdinary(String piece) {
    return !piece.matches("(?s)\\[.+]|<.+>");
  }
}
