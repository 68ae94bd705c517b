package dev.retune.feedback.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.JsonFormat;
import dev.retune.feedback.remote.JsonHttpClient.Query;
import dev.retune.feedback.writeback.AnswerReview;
import dev.retune.feedback.writeback.RecordRefusedException;
import dev.retune.feedback.writeback.WriteBackStep;
import dev.retune.feedback.writeback.WriteBackTarget;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Annotations of the spans of a Phoenix project. Phoenix replaces an annotation that has the same
 * name, span and identifier.
 */
final class PhoenixAnnotationTarget implements WriteBackTarget {
  private static final String PATH = "/v1/span_annotations";
  private static final String WITHDRAWN = "withdrawn";
  private static final String SPANS_PER_PAGE = "100";
  private static final int NOT_FOUND = 404;
  private static final int METHOD_UNKNOWN = 405;

  private final JsonHttpClient client;
  private final String source;
  private final String project;
  private final String projectPath;

  /**
   * For a project.
   *
   * @param client closed with this
   */
  PhoenixAnnotationTarget(JsonHttpClient client, String source, String project) {
    this.client = client;
    this.source = source;
    this.project = project;
    this.projectPath =
        "/v1/projects/" + URLEncoder.encode(project, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String recordId(AnswerReview review, String attempt) {
    return WrittenRecord.ID_PREFIX + review.answerId();
  }

  @Override
  public boolean isRepeatable(Instant sent, Instant again) {
    return true;
  }

  @Override
  public List<WriteBackStep> writing(String recordId, AnswerReview review)
      throws RecordRefusedException {
    String span =
        span(review.answerId())
            .orElseThrow(
                () ->
                    new RecordRefusedException(
                        new InvalidInputException("feedback.writeBack.answerGone", source)));
    ObjectNode annotation = annotation(recordId, span, review.label());
    ObjectNode result = (ObjectNode) annotation.get("result");
    review.score().ifPresent(score -> result.put("score", score));
    String comment = review.comment(true);
    if (!comment.isEmpty()) {
      result.put("explanation", comment);
    }
    ObjectNode metadata = annotation.putObject("metadata");
    metadata.put("reviewer", review.reviewer()).put("decidedAt", review.decidedAt().toString());
    review.reasonCode().ifPresent(code -> metadata.put("reasonCode", code));
    review.documentId().ifPresent(id -> metadata.put("documentId", id));
    review.correctedAnswer().ifPresent(answer -> metadata.put("correctedAnswer", answer));
    return List.of(post(annotation));
  }

  private static ObjectNode annotation(String identifier, String span, String label) {
    ObjectNode annotation = JsonFormat.mapper().createObjectNode();
    annotation.put("name", WrittenRecord.NAME).put("annotator_kind", "HUMAN");
    annotation.put("identifier", identifier).put("span_id", span);
    annotation.putObject("result").put("label", label);
    return annotation;
  }

  private RemoteStep post(ObjectNode annotation) {
    ObjectNode body = JsonFormat.mapper().createObjectNode();
    body.putArray("data").add(annotation);
    // otherwise an unknown span would be accepted and forgotten
    return RemoteStep.post(client, source, PATH, new Query().with("sync", "true"), body);
  }

  /** The first span of an answer, from which its question and answer were read. */
  private Optional<String> span(String trace) throws RecordRefusedException {
    // twice, because a validator of the API's description takes a single one for no list
    Query query =
        new Query()
            .with("trace_id", trace)
            .with("trace_id", trace)
            .with("parent_id", "null")
            .with("limit", SPANS_PER_PAGE);
    try {
      JsonNode page = client.get(projectPath + "/spans", query);
      return StreamSupport.stream(page.path("data").spliterator(), false)
          // an older server may not know the filters
          .filter(span -> span.path("context").path("trace_id").asText().equals(trace))
          .filter(span -> span.path("parent_id").asText("").isEmpty())
          .min(
              Comparator.comparing((JsonNode span) -> span.path("start_time").asText())
                  .thenComparing(PhoenixAnnotationTarget::id))
          .map(PhoenixAnnotationTarget::id);
    } catch (HttpStatusException e) {
      if (e.status() == NOT_FOUND) {
        throw new InvalidInputException(e, "feedback.remote.project", project);
      }
      throw RemoteStep.refused(source, e);
    }
  }

  private static String id(JsonNode span) {
    return span.path("context").path("span_id").asText();
  }

  @Override
  public List<WriteBackStep> removal(String recordId, AnswerReview review) {
    // the identifier is of this answer alone, so that all means this one
    Query query =
        new Query()
            .with("name", WrittenRecord.NAME)
            .with("identifier", recordId)
            .with("annotator_kind", "HUMAN")
            .with("delete_all", "true");
    RemoteStep delete = RemoteStep.delete(client, source, projectPath + "/span_annotations", query);
    return List.of(
        new WriteBackStep() {
          @Override
          public String shown() {
            return delete.shown();
          }

          @Override
          public void run() throws RecordRefusedException {
            try {
              delete.send();
            } catch (HttpStatusException e) {
              if (e.status() != METHOD_UNKNOWN && e.status() != NOT_FOUND) {
                throw RemoteStep.refused(source, e);
              }
              // older servers cannot delete
              withdraw(recordId, review.answerId());
            }
          }
        });
  }

  private void withdraw(String recordId, String trace) throws RecordRefusedException {
    Optional<String> span = span(trace);
    if (span.isPresent()) {
      post(annotation(recordId, span.get(), WITHDRAWN)).run();
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
