package dev.retune.publishing.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.retune.common.error.UnavailableException;
import dev.retune.common.text.JsonFormat;

/**
 * What a reader has to know about the vectors of a published version. It is written into the target
 * beside them. Equal manifests mean equal passages.
 *
 * @param version label of the index version, such as {@code v3}
 * @param model id of the model
 * @param repository name of the model at the hub; empty when it was not installed from there
 * @param revision commit at the hub; empty when it was not installed from there
 * @param queryPrefix what a reader must prepend to a question before embedding it
 * @param passagePrefix what was prepended to the passages
 * @param pooling how token vectors are combined: MEAN, CLS or LAST
 * @param normalized whether the passages' vectors have length one
 * @param dimension length of a vector
 * @param distance how vectors are compared
 * @param modelFingerprint hash of everything that determines the model's vectors
 * @param matrix fingerprint of the matrix that passages were multiplied with, which questions are
 *     not; empty for none
 * @param corpus fingerprint of the documents
 * @param passages number of passages
 */
public record PublishManifest(
    String version,
    String model,
    String repository,
    String revision,
    String queryPrefix,
    String passagePrefix,
    String pooling,
    boolean normalized,
    int dimension,
    String distance,
    String modelFingerprint,
    String matrix,
    String corpus,
    long passages) {
  /** The distance by which all targets compare. */
  public static final String COSINE = "cosine";

  /** As JSON. */
  public String json() {
    try {
      return JsonFormat.mapper().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @param target name of the target, for the message
   * @throws UnavailableException when it is something else
   */
  public static PublishManifest read(String json, String target) {
    try {
      return JsonFormat.mapper().readValue(json, PublishManifest.class);
    } catch (JsonProcessingException e) {
      throw new UnavailableException(e, "publishing.badManifest", target);
    }
  }
}
