package dev.retune.feedback.mapping;

import dev.retune.feedback.model.RowKind;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a source names its tables and columns; what is not told is guessed.
 *
 * @param documents names of the documents' table
 * @param conversations names of the conversations' table
 * @param votes names of the votes' table
 * @param evaluations names of the evaluations' table
 * @param zone the zone of times that carry none; UTC otherwise
 * @param voteValues further vote values: the source's spelling to what it means
 * @param ignore tables that are not looked at, though their names or columns look like feedback
 * @param timeOfImport whether answers and votes without a time count from the moment they come in;
 *     otherwise a source that keeps no time is refused
 * @param encoding of files that are not in UTF-8, such as {@code MS949}
 */
public record SourceMapping(
    Optional<TableMapping> documents,
    Optional<TableMapping> conversations,
    Optional<TableMapping> votes,
    Optional<TableMapping> evaluations,
    Optional<ZoneId> zone,
    Map<String, VoteMeaning> voteValues,
    Set<String> ignore,
    boolean timeOfImport,
    Optional<String> encoding) {

  /** All guessed. */
  public static final SourceMapping GUESSED =
      new SourceMapping(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Set.of(),
          false,
          Optional.empty());

  /** Settings files may leave out what they do not tell. */
  public SourceMapping(
      Optional<TableMapping> documents,
      Optional<TableMapping> conversations,
      Optional<TableMapping> votes,
      Optional<TableMapping> evaluations,
      Optional<ZoneId> zone,
      @Nullable Map<String, VoteMeaning> voteValues,
      @Nullable Set<String> ignore,
      boolean timeOfImport,
      Optional<String> encoding) {
    this.documents = documents;
    this.conversations = conversations;
    this.votes = votes;
    this.evaluations = evaluations;
    this.zone = zone;
    this.voteValues = Map.copyOf(Objects.requireNonNullElse(voteValues, Map.of()));
    this.ignore = Set.copyOf(Objects.requireNonNullElse(ignore, Set.of()));
    this.timeOfImport = timeOfImport;
    this.encoding = encoding;
  }

  /**
   * Looks at the names of fields alone; tables and columns are looked at where they are read.
   *
   * @throws dev.retune.common.error.InvalidInputException when a column is told for something that
   *     is no field
   */
  public void checkFields() {
    for (RowKind kind : RowKind.values()) {
      of(kind).stream()
          .flatMap(table -> table.columns().keySet().stream().sorted())
          .forEach(name -> RowField.ofName(kind, name));
    }
  }

  public Optional<TableMapping> of(RowKind kind) {
    return switch (kind) {
      case DOCUMENT -> documents;
      case CONVERSATION -> conversations;
      case VOTE -> votes;
      case EVALUATION -> evaluations;
    };
  }

  /** The same with other names for the conversations. */
  public SourceMapping withConversations(TableMapping names) {
    return new SourceMapping(
        documents,
        Optional.of(names),
        votes,
        evaluations,
        zone,
        voteValues,
        ignore,
        timeOfImport,
        encoding);
  }

  /** The same with other names for the votes. */
  public SourceMapping withVotes(TableMapping names) {
    return new SourceMapping(
        documents,
        conversations,
        Optional.of(names),
        evaluations,
        zone,
        voteValues,
        ignore,
        timeOfImport,
        encoding);
  }

  /** The same for times of a zone. */
  public SourceMapping withZone(ZoneId other) {
    return new SourceMapping(
        documents,
        conversations,
        votes,
        evaluations,
        Optional.of(other),
        voteValues,
        ignore,
        timeOfImport,
        encoding);
  }

  /** The same with other vote values. */
  public SourceMapping withVoteValues(Map<String, VoteMeaning> values) {
    return new SourceMapping(
        documents, conversations, votes, evaluations, zone, values, ignore, timeOfImport, encoding);
  }

  /** The same without a look at some tables. */
  public SourceMapping withIgnored(Set<String> tables) {
    return new SourceMapping(
        documents,
        conversations,
        votes,
        evaluations,
        zone,
        voteValues,
        tables,
        timeOfImport,
        encoding);
  }

  /** The same for data that keeps no time. */
  public SourceMapping withTimeOfImport() {
    return new SourceMapping(
        documents, conversations, votes, evaluations, zone, voteValues, ignore, true, encoding);
  }

  /** The same for files in an encoding. */
  public SourceMapping withEncoding(String name) {
    return new SourceMapping(
        documents,
        conversations,
        votes,
        evaluations,
        zone,
        voteValues,
        ignore,
        timeOfImport,
        Optional.of(name));
  }
}
