package dev.retune.index.version;

import dev.retune.common.error.InvalidInputException;
import dev.retune.index.model.IndexSpec;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One build of the index; what is in it never changes once it is complete.
 *
 * @param id rising number; people see {@link #label()}
 * @param state where it stands
 * @param spec what it is made with
 * @param corpusFingerprint of the documents it was built from, SHA-256 in hex
 * @param documents in it
 * @param chunks in it
 * @param complete whether the build was finished and its files are kept
 * @param baseline the version that was live when the build began
 * @param metrics the gate's figures as JSON
 * @param why it has its state, for people
 * @param createdAt when the build began
 * @param stateAt when it got its state
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
  private static final Pattern LABEL = Pattern.compile("[vV]?([1-9][0-9]{0,17})");

  /** Where a version stands. */
  public enum State {
    /** Being built, or waiting for the gate or for the operator's word. */
    CANDIDATE,
    /** Answers searches; there is at most one. */
    LIVE,
    /** Was live. */
    RETIRED,
    /** The gate said no. */
    REJECTED,
    /** The build broke; its files are rubbish. */
    FAILED
  }

  /** The name that people see and type, such as {@code v3}. */
  public String label() {
    return label(id);
  }

  /** The same for an id. */
  public static String label(long id) {
    return "v" + id;
  }

  /**
   * The id in what a person typed, {@code 3} or {@code v3}.
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
