package dev.retune.feedback;

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
 * @param voteValues further vote values: the source's spelling to {@code like} or {@code dislike}
 * @param ignore tables that are not looked at, though their names or columns look like feedback
 */
public record Mapping(
    Optional<TableMapping> documents,
    Optional<TableMapping> conversations,
    Optional<TableMapping> votes,
    Optional<TableMapping> evaluations,
    Optional<ZoneId> zone,
    Map<String, Vote.Value> voteValues,
    Set<String> ignore) {

  /** All guessed. */
  public static final Mapping GUESSED =
      new Mapping(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Set.of());

  /** Settings files may leave out what they do not tell. */
  public Mapping(
      Optional<TableMapping> documents,
      Optional<TableMapping> conversations,
      Optional<TableMapping> votes,
      Optional<TableMapping> evaluations,
      Optional<ZoneId> zone,
      @Nullable Map<String, Vote.Value> voteValues,
      @Nullable Set<String> ignore) {
    this.documents = documents;
    this.conversations = conversations;
    this.votes = votes;
    this.evaluations = evaluations;
    this.zone = zone;
    this.voteValues = Map.copyOf(Objects.requireNonNullElse(voteValues, Map.of()));
    this.ignore = Set.copyOf(Objects.requireNonNullElse(ignore, Set.of()));
  }

  /** No table is ignored. */
  public Mapping(
      Optional<TableMapping> documents,
      Optional<TableMapping> conversations,
      Optional<TableMapping> votes,
      Optional<TableMapping> evaluations,
      Optional<ZoneId> zone,
      Map<String, Vote.Value> voteValues) {
    this(documents, conversations, votes, evaluations, zone, voteValues, Set.of());
  }

  /** The same with other names for the votes. */
  public Mapping withVotes(TableMapping names) {
    return new Mapping(
        documents, conversations, Optional.of(names), evaluations, zone, voteValues, ignore);
  }

  /**
   * Looks at the names of fields alone; tables and columns are looked at where they are read.
   *
   * @throws dev.retune.fault.BadInput when a column is told for something that is no field
   */
  public void checkFields() {
    for (RowKind kind : RowKind.values()) {
      of(kind).stream()
          .flatMap(table -> table.columns().keySet().stream().sorted())
          .forEach(name -> Field.ofName(kind, name));
    }
  }

  Optional<TableMapping> of(RowKind kind) {
    return switch (kind) {
      case DOCUMENT -> documents;
      case CONVERSATION -> conversations;
      case VOTE -> votes;
      case EVALUATION -> evaluations;
    };
  }
}
