package dev.retune.publishing.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.UnavailableException;
import java.util.List;
import java.util.Optional;

/** Copies documents between two indexes of a server, by its own reindexing. */
final class SearchServerCopy {
  /**
   * Documents of one request; small, since the server may go on with one whose client was killed.
   */
  static final int BATCH = 2_000;

  private final TargetHttpClient client;
  private final String from;
  private final String to;

  SearchServerCopy(TargetHttpClient client, String from, String to) {
    this.client = client;
    this.from = from;
    this.to = to;
  }

  /** How many of the documents were copied. */
  enum Copied {
    /** All of them. */
    ALL,
    /** Some were not in the index any more. */
    SOME,
    /** None, because the server does not do that, or not for this user. */
    NONE
  }

  Copied copy(List<List<String>> batches) {
    boolean whole = true;
    for (List<String> ids : batches) {
      Optional<JsonNode> answer = client.postIfOffered("/_reindex", body(ids));
      if (answer.isEmpty()) {
        return Copied.NONE;
      }
      requireDone(answer.get());
      whole &= answer.get().path("total").asLong() == ids.size();
    }
    return whole ? Copied.ALL : Copied.SOME;
  }

  private ObjectNode body(List<String> ids) {
    ObjectNode body = CollectionTarget.object();
    ObjectNode source = body.putObject("source").put("index", from);
    ArrayNode values = source.putObject("query").putObject("ids").putArray("values");
    ids.forEach(values::add);
    body.putObject("dest").put("index", to);
    return body;
  }

  /** A request that broke off succeeds all the same, and says so. */
  private void requireDone(JsonNode answer) {
    JsonNode failure = answer.path("failures").path(0);
    if (answer.path("timed_out").asBoolean() || !failure.isMissingNode()) {
      String why = failure.path("cause").path("reason").asText("_reindex timed out");
      throw new UnavailableException("publishing.http.unavailable", client.name(), why);
    }
  }
}
