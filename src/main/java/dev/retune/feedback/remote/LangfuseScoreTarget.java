package dev.retune.feedback.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.io.Sha256;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.remote.JsonHttpClient.Query;
import dev.retune.feedback.writeback.AnswerReview;
import dev.retune.feedback.writeback.WriteBackStep;
import dev.retune.feedback.writeback.WriteBackTarget;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores of a Langfuse project. Langfuse finds an earlier score of an id only among those of the
 * same day, so each decision gets an id of its own and the former score is deleted.
 */
final class LangfuseScoreTarget implements WriteBackTarget {
  private static final String PATH = "/api/public/scores";
  private static final String CORRECTION = "-answer";
  private static final int ID_LENGTH = 32;
  private static final int FIRST_WITH_CORRECTIONS = 4;

  private final JsonHttpClient client;
  private final String source;
  private final boolean hasCorrections;

  /**
   * For a server.
   *
   * @param client closed with this
   * @param version major version; from 4 on there are scores for corrected answers
   */
  LangfuseScoreTarget(JsonHttpClient client, String source, int version) {
    this.client = client;
    this.source = source;
    this.hasCorrections = version >= FIRST_WITH_CORRECTIONS;
  }

  @Override
  public String recordId(AnswerReview review, String attempt) {
    return WrittenRecord.ID_PREFIX
        + Sha256.hex(review.answerId() + "\n" + attempt).substring(0, ID_LENGTH);
  }

  @Override
  public boolean isRepeatable(Instant sent, Instant again) {
    return sent.atZone(ZoneOffset.UTC)
        .toLocalDate()
        .equals(again.atZone(ZoneOffset.UTC).toLocalDate());
  }

  @Override
  public List<WriteBackStep> writing(String recordId, AnswerReview review) {
    List<WriteBackStep> steps = new ArrayList<>();
    ObjectNode score = score(recordId, review);
    score.put("name", WrittenRecord.NAME).put("value", review.label());
    score.put("dataType", "CATEGORICAL");
    String comment = review.comment(!hasCorrections);
    if (!comment.isEmpty()) {
      score.put("comment", comment);
    }
    ObjectNode metadata = score.putObject("metadata");
    metadata.put("reviewer", review.reviewer()).put("decidedAt", review.decidedAt().toString());
    review.reasonCode().ifPresent(code -> metadata.put("reasonCode", code));
    review.documentId().ifPresent(id -> metadata.put("documentId", id));
    steps.add(RemoteStep.post(client, source, PATH, new Query(), score));
    if (hasCorrection(review)) {
      ObjectNode correction = score(recordId + CORRECTION, review);
      // the API gives every correction this name
      correction.put("name", "output").put("value", review.correctedAnswer().orElseThrow());
      correction.put("dataType", "CORRECTION");
      steps.add(RemoteStep.post(client, source, PATH, new Query(), correction));
    }
    return steps;
  }

  private static ObjectNode score(String id, AnswerReview review) {
    return JsonFormat.mapper().createObjectNode().put("id", id).put("traceId", review.answerId());
  }

  private boolean hasCorrection(AnswerReview review) {
    return hasCorrections && review.correctedAnswer().isPresent();
  }

  @Override
  public List<WriteBackStep> removal(String recordId, AnswerReview review) {
    List<WriteBackStep> steps = new ArrayList<>();
    steps.add(removal(recordId));
    // also of one that was written before the server was updated or set back
    if (review.correctedAnswer().isPresent()) {
      steps.add(removal(recordId + CORRECTION));
    }
    return steps;
  }

  private WriteBackStep removal(String id) {
    return RemoteStep.delete(client, source, PATH + "/" + id, new Query());
  }

  @Override
  public void close() {
    client.close();
  }
}
