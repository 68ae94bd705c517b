package dev.retune.feedback.mapping;

import dev.retune.feedback.model.RowKind;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names and values used by a source; unspecified settings are guessed.
 *
 * @param documents mapping of the documents' table
 * @param conversations mapping of the conversations' table
 * @param votes mapping of the votes' table
 * @param evaluations mapping of the evaluations' table
 * @param zone zone of times without an offset; UTC by default
 * @param voteValues additional vote values: spelling at the source to meaning
 * @param ignore tables that are not considered, even though they look like feedback
 * @param timeOfImport whether answers and votes without a time use the time of import; otherwise a
 *     source without times is refused
 * @param encoding encoding of files, such as {@code MS949}; UTF-8 by default
 * @param parameters values of the parameters of the profile that is used
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
    Optional<String> encoding,
    Map<String, AllowedValues> parameters) {

  /** A mapping in which everything is guessed. */
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
          Optional.empty(),
          Map.of());

  /** Applies the defaults of values missing in a settings file. */
  public SourceMapping(
      Optional<TableMapping> documents,
      Optional<TableMapping> conversations,
      Optional<TableMapping> votes,
      Optional<TableMapping> evaluations,
      Optional<ZoneId> zone,
      @Nullable Map<String, VoteMeaning> voteValues,
      @Nullable Set<String> ignore,
      boolean timeOfImport,
      Optional<String> encoding,
      @Nullable Map<String, AllowedValues> parameters) {
    this.documents = documents;
    this.conversations = conversations;
    this.votes = votes;
    this.evaluations = evaluations;
    this.zone = zone;
    this.voteValues = Map.copyOf(Objects.requireNonNullElse(voteValues, Map.of()));
    this.ignore = Set.copyOf(Objects.requireNonNullElse(ignore, Set.of()));
    this.timeOfImport = timeOfImport;
    this.encoding = encoding;
    this.parameters = Map.copyOf(Objects.requireNonNullElse(parameters, Map.of()));
  }

  /**
   * Validates field names; tables and columns are validated when they are read.
   *
   * @throws dev.retune.common.error.InvalidInputException when a column is mapped to an unknown
   *     field
   */
  public void checkFields() {
    for (RowKind kind : RowKind.values()) {
      of(kind).stream()
          .flatMap(table -> table.columns().keySet().stream().sorted())
          .forEach(name -> RowField.ofName(kind, name));
    }
  }

  /** Whether it says which tables or columns are read. */
  public boolean namesTables() {
    return !ignore.isEmpty() || Arrays.stream(RowKind.values()).anyMatch(k -> of(k).isPresent());
  }

  public Optional<TableMapping> of(RowKind kind) {
    return switch (kind) {
      case DOCUMENT -> documents;
      case CONVERSATION -> conversations;
      case VOTE -> votes;
      case EVALUATION -> evaluations;
    };
  }

  /** Returns a copy that can be changed. */
  public SourceMappingBuilder copy() {
    return new SourceMappingBuilder(this);
  }

  /** A copy with another mapping of conversations. */
  public SourceMapping withConversations(TableMapping names) {
    return copy().table(RowKind.CONVERSATION, names).build();
  }

  /** A copy with another mapping of votes. */
  public SourceMapping withVotes(TableMapping names) {
    return copy().table(RowKind.VOTE, names).build();
  }

  /** A copy with another zone. */
  public SourceMapping withZone(ZoneId other) {
    return copy().zone(other).build();
  }

  /** A copy with other vote values. */
  public SourceMapping withVoteValues(Map<String, VoteMeaning> values) {
    return copy().voteValues(values).build();
  }

  /** A copy that ignores the given tables. */
  public SourceMapping withIgnored(Set<String> tables) {
    return copy().ignored(tables).build();
  }

  /** A copy for data without times. */
  public SourceMapping withTimeOfImport() {
    return copy().timeOfImport(true).build();
  }

  /** A copy with another encoding of files. */
  public SourceMapping withEncoding(String name) {
    return copy().encoding(name).build();
  }

  /** A copy with other values of parameters. */
  public SourceMapping withParameters(Map<String, AllowedValues> values) {
    return copy().parameters(values).build();
  }
}
