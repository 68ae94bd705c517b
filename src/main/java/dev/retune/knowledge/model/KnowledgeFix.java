package dev.retune.knowledge.model;

import dev.retune.common.error.InvalidInputException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A proposed change of the knowledge.
 *
 * @param id ascending number; shown as {@link #label()}
 * @param sourceId source of the document
 * @param externalId the document's id at its source; for a new document, the id that it shall have
 * @param documentId the document; empty for a new one
 * @param beforeHash hash of the source's text when it was proposed; empty for a new document
 * @param revision the newest text
 * @param cited ids of the disliked answers that it is for, ascending
 * @param who who proposed it
 * @param arrivedAt when a sync first found it at the source
 * @param overwrittenAt when a sync first found something else at the source
 */
public record KnowledgeFix(
    long id,
    FixAction action,
    long sourceId,
    String externalId,
    Optional<Long> documentId,
    Optional<String> beforeHash,
    FixRevision revision,
    List<Long> cited,
    String who,
    Instant proposedAt,
    Optional<Instant> withdrawnAt,
    Optional<Instant> arrivedAt,
    Optional<Instant> overwrittenAt) {
  private static final Pattern LABEL = Pattern.compile("(?:fix-)?([1-9][0-9]{0,17})");

  /** Copies the list. */
  public KnowledgeFix {
    cited = List.copyOf(cited);
  }

  /** The display name, such as {@code fix-3}. */
  public String label() {
    return label(id);
  }

  /** The document as commands name it, such as {@code doc-9}; a new one by its id to be. */
  public String documentName() {
    return documentId.map(id -> ItemKind.DOCUMENT.prefix() + id).orElse(externalId);
  }

  /** The display name of an id. */
  public static String label(long id) {
    return "fix-" + id;
  }

  /**
   * Parses a fix typed by a user, {@code 3} or {@code fix-3}.
   *
   * @throws InvalidInputException when it is neither
   */
  public static long id(String typed) {
    Matcher matcher = LABEL.matcher(typed.strip());
    if (!matcher.matches()) {
      throw new InvalidInputException("knowledge.badFix", typed);
    }
    return Long.parseLong(matcher.group(1));
  }
}
