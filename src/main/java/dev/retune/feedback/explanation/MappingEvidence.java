package dev.retune.feedback.explanation;

import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.mapping.VoteMeaning;
import dev.retune.feedback.profile.ParameterChoice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person needs to see to change how a source is read.
 *
 * @param contents tables of a database with their columns; the columns of a file
 * @param taken how columns are interpreted: kind of row, field, column; not those of a profile
 * @param rows the first rows of each kind as they are read: kind, rows, field, value
 * @param spellings values of votes as they are written at the source
 * @param parameters what the profile has to be told
 * @param refusal why nothing would be read
 */
public record MappingEvidence(
    List<Contents> contents,
    Map<String, Map<String, String>> taken,
    Map<String, List<Map<String, String>>> rows,
    List<Spelling> spellings,
    List<ParameterChoice> parameters,
    Optional<InvalidInputException> refusal) {

  /** Evidence of a source of which nothing is known. */
  public static final MappingEvidence NONE =
      new MappingEvidence(List.of(), Map.of(), Map.of(), List.of(), List.of(), Optional.empty());

  /**
   * A table with its columns.
   *
   * @param table empty for a file
   */
  public record Contents(String table, List<Column> columns) {
    /** Makes a defensive copy. */
    public Contents {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A column of a table, or a key of JSON.
   *
   * @param example the beginning of one of its values; empty when none was looked at
   */
  public record Column(String name, String example) {}

  /**
   * A value of votes.
   *
   * @param rows how often it occurs
   * @param meaning empty when it is not understood
   */
  public record Spelling(String value, long rows, Optional<VoteMeaning> meaning) {}

  /** Makes defensive copies. */
  public MappingEvidence {
    contents = List.copyOf(contents);
    taken = Map.copyOf(taken);
    rows = Map.copyOf(rows);
    spellings = List.copyOf(spellings);
    parameters = List.copyOf(parameters);
  }
}
