package dev.retune.feedback.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.remote.JsonHttpClient.Query;
import dev.retune.feedback.writeback.RecordRefusedException;
import dev.retune.feedback.writeback.WriteBackStep;
import java.util.Optional;

/**
 * One request that writes.
 *
 * @param source name of the source, for messages
 * @param body what is sent; a request without one deletes
 */
record RemoteStep(
    JsonHttpClient client, String source, String path, Query query, Optional<JsonNode> body)
    implements WriteBackStep {
  private static final int NOT_FOUND = 404;

  static RemoteStep post(
      JsonHttpClient client, String source, String path, Query query, JsonNode body) {
    return new RemoteStep(client, source, path, query, Optional.of(body));
  }

  static RemoteStep delete(JsonHttpClient client, String source, String path, Query query) {
    return new RemoteStep(client, source, path, query, Optional.empty());
  }

  @Override
  public String shown() {
    return (body.isPresent() ? "POST " : "DELETE ")
        + path
        + query
        + body.map(document -> " " + document).orElse("");
  }

  @Override
  public void run() throws RecordRefusedException {
    try {
      send();
    } catch (HttpStatusException e) {
      if (body.isPresent() || e.status() != NOT_FOUND) {
        throw refused(source, e);
      }
    }
  }

  /** Sends the request; every answer but success is thrown. */
  void send() throws HttpStatusException {
    if (body.isPresent()) {
      var _ = client.post(path, query, body.get());
    } else {
      client.delete(path, query);
    }
  }

  static RecordRefusedException refused(String source, HttpStatusException e) {
    return new RecordRefusedException(
        e.status() == NOT_FOUND
            ? new InvalidInputException(e, "feedback.writeBack.answerGone", source)
            : new InvalidInputException(
                e, "feedback.writeBack.refused", source, String.valueOf(e.getMessage())));
  }
}
