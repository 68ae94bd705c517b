package dev.retune.prompting.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.text.JsonFormat;
import java.util.Optional;

/** The JSON object in a model's reply, which models like to put between words or fences. */
public final class ReplyJson {
  private ReplyJson() {}

  /** Returns the object; empty when there is none. */
  public static Optional<JsonNode> object(String reply) {
    int begin = reply.indexOf('{');
    int end = reply.lastIndexOf('}');
    if (begin < 0 || end < begin) {
      return Optional.empty();
    }
    try {
      return Optional.<JsonNode>of(JsonFormat.mapper().readTree(reply.substring(begin, end + 1)))
          .filter(ObjectNode.class::isInstance);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
