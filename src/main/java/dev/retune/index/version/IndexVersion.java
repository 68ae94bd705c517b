package dev.retune.index.version;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.StoredText;
import dev.retune.common.text.JsonFormat;
import dev.retune.index.model.IndexSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One build of the index; immutable once it is complete.
 *
 * @param id ascending number; shown as {@link #label()}
 * @param state current state
 * @param spec what it was built with
 * @param corpusFingerprint SHA-256 of the documents it was built from, in hex
 * @param documents number of documents
 * @param chunks number of chunks
 * @param complete whether the build was finished and its files are kept
 * @param baseline the version that was live when the build began
 * @param metrics the gate's metrics as JSON
 * @param why the reason for its state, for users; {@link #reason} has it in any language
 * @param createdAt when the build began
 * @param stateAt when it entered its state
 */
public record IndexVersion(
    long id,
    State state,
    IndexSpec spec,
    String corpusFingerprint,
    long documents,
    long chunks,
    boolean complete,
    Optional<Long> baseline,
    Optional<String> metrics,
    Optional<String> why,
    Instant createdAt,
    Instant stateAt) {
  private static final String REASON = "reason";
  // what earlier versions called it
  private static final String EARLIER_REASON = "told";
  private static final Logger LOG = LoggerFactory.getLogger(IndexVersion.class);
  private static final Pattern LABEL = Pattern.compile("[vV]?([1-9][0-9]{0,17})");

  /** The states of a version. */
  public enum State {
    /** Being built, or waiting for the gate or for approval. */
    CANDIDATE,
    /** Answers searches; at most one version. */
    LIVE,
    /** Was live before. */
    RETIRED,
    /** Rejected by the gate. */
    REJECTED,
    /** The build failed; its files are not used. */
    FAILED
  }

  /** Whether another version was built from the same documents with the same spec. */
  public boolean isBuiltLike(IndexVersion other) {
    return spec.equals(other.spec) && corpusFingerprint.equals(other.corpusFingerprint);
  }

  /** The reason for its state; its sentences are known when the gate's decision is the reason. */
  public Optional<StoredText> reason() {
    return why.map(
        text ->
            metrics
                .flatMap(IndexVersion::read)
                .filter(reason -> reason.text().equals(text))
                .orElseGet(() -> new StoredText(text, List.of())));
  }

  private static Optional<StoredText> read(String metrics) {
    try {
      JsonNode all = JsonFormat.mapper().readTree(metrics);
      JsonNode reason = all.path(all.has(REASON) ? REASON : EARLIER_REASON);
      return reason.isObject()
          ? Optional.of(JsonFormat.mapper().treeToValue(reason, StoredText.class))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      LOG.warn("The reason for a version's state cannot be read: {}", e.getOriginalMessage());
      return Optional.empty();
    }
  }

  /** Returns metrics as JSON that contains the reason, too. */
  static String withReason(ObjectNode metrics, StoredText why) {
    return metrics
        .deepCopy()
        .<ObjectNode>set(REASON, JsonFormat.mapper().valueToTree(why))
        .toString();
  }

  /** The display name, such as {@code v3}. */
  public String label() {
    return label(id);
  }

  /** The display name for an id. */
  public static String label(long id) {
    return "v" + id;
  }

  /**
   * Parses a version typed by a user, {@code 3} or {@code v3}.
   *
   * @throws InvalidInputException when it is neither
   */
  public static long id(String typed) {
    Matcher matcher = LABEL.matcher(typed.strip());
    if (!matcher.matches()) {
      throw new InvalidInputException("index.badVersion", typed);
    }
    return Long.parseLong(matcher.group(1));
  }
}
