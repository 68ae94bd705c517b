package dev.retune.feedback.parsing;

import dev.retune.feedback.mapping.AllowedValues;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.SourceMapping;
import dev.retune.feedback.mapping.TableMapping;
import dev.retune.feedback.model.NameNormalizer;
import dev.retune.feedback.model.RowKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Interpretation of a row's columns: the kinds of rows it contains and the columns of their fields.
 * A row with question, answer and vote is flat: a conversation and a vote at once.
 */
public final class ColumnLayout {
  /** A condition on a column; without the column, no row matches. */
  public record Condition(OptionalInt column, AllowedValues wanted) {}

  private static final Set<String> LIKES =
      Set.of("liked", "isliked", "upvoted", "thumbup", "thumbsup", "좋아요");

  private final List<String> names;
  private final SourceMapping mapping;
  private final boolean verbatim;
  private boolean documentTold;
  private final Map<RowKind, Map<RowField, Integer>> fields = new EnumMap<>(RowKind.class);
  private final Map<RowKind, List<Condition>> conditions = new EnumMap<>(RowKind.class);
  private final Set<RowKind> kinds = EnumSet.noneOf(RowKind.class);

  private ColumnLayout(List<String> names, SourceMapping mapping, boolean verbatim) {
    this.names = List.copyOf(names);
    this.mapping = mapping;
    this.verbatim = verbatim;
    for (RowKind kind : RowKind.values()) {
      fields.put(kind, fields(kind, names, mapping.of(kind).orElse(TableMapping.GUESSED)));
      conditions.put(kind, conditions(names, mapping.of(kind).orElse(TableMapping.GUESSED)));
    }
  }

  /**
   * Determines the layout, including the kinds of rows, from column names.
   *
   * @throws dev.retune.common.error.InvalidInputException when the mapping refers to an unknown
   *     field
   */
  public static ColumnLayout of(List<String> names, SourceMapping mapping) {
    ColumnLayout layout = new ColumnLayout(names, mapping, false);
    layout.documentTold = mapping.documents().isPresent();
    layout.dropOtherDislikes();
    layout.guessKinds();
    if (layout.isFlat()) {
      layout.dropVagueReason();
      layout.shareTime(RowKind.VOTE, RowKind.CONVERSATION);
      layout.shareTime(RowKind.CONVERSATION, RowKind.VOTE);
    }
    return layout;
  }

  /**
   * Determines the layout of rows of a known kind from column names.
   *
   * @throws dev.retune.common.error.InvalidInputException when the mapping refers to an unknown
   *     field
   */
  public static ColumnLayout of(List<String> names, SourceMapping mapping, RowKind kind) {
    ColumnLayout layout = new ColumnLayout(names, mapping, false);
    layout.documentTold = kind == RowKind.DOCUMENT || mapping.documents().isPresent();
    layout.dropOtherDislikes();
    layout.kinds.add(kind);
    return layout;
  }

  /**
   * The layout of Retune's own feedback export: nothing is guessed and every value is taken
   * literally.
   */
  public static ColumnLayout ofExport(List<String> names) {
    ColumnLayout layout = new ColumnLayout(names, RetuneExportFormat.MAPPING, true);
    layout.kinds.add(RowKind.CONVERSATION);
    layout.kinds.add(RowKind.VOTE);
    layout.shareTime(RowKind.CONVERSATION, RowKind.VOTE);
    return layout;
  }

  private static Map<RowField, Integer> fields(
      RowKind kind, List<String> names, TableMapping mapping) {
    Map<RowField, Integer> found = new EnumMap<>(RowField.class);
    RowField.guesses(kind)
        .forEach(
            (field, guesses) ->
                guesses.stream()
                    .map(guess -> NameNormalizer.indexOf(names, guess))
                    .filter(OptionalInt::isPresent)
                    .findFirst()
                    .ifPresent(index -> found.put(field, index.getAsInt())));
    mapping
        .columns()
        .forEach(
            (name, column) -> {
              RowField field = RowField.ofName(kind, name);
              // in a file with several kinds of rows, not every row has every column
              NameNormalizer.indexOf(names, column)
                  .ifPresentOrElse(index -> found.put(field, index), () -> found.remove(field));
            });
    return found;
  }

  private static List<Condition> conditions(List<String> names, TableMapping mapping) {
    return mapping.where().entrySet().stream()
        .map(
            where -> new Condition(NameNormalizer.indexOf(names, where.getKey()), where.getValue()))
        .toList();
  }

  private void guessKinds() {
    boolean question = has(RowKind.CONVERSATION, RowField.QUESTION);
    boolean answer = has(RowKind.CONVERSATION, RowField.ANSWER);
    boolean conversation = has(RowKind.VOTE, RowField.CONVERSATION_ID);
    boolean vote =
        has(RowKind.VOTE, RowField.VOTE)
            && ((conversation && !question)
                || isMapped(RowKind.VOTE, RowField.VOTE)
                || !isVague(column(RowKind.VOTE, RowField.VOTE)));
    if (question && answer) {
      kinds.add(RowKind.CONVERSATION);
      if (vote) {
        kinds.add(RowKind.VOTE);
      }
    } else if (vote && conversation) {
      kinds.add(RowKind.VOTE);
    } else if (conversation && has(RowKind.EVALUATION, RowField.SCORE)) {
      kinds.add(RowKind.EVALUATION);
    } else if (question || answer) {
      kinds.add(RowKind.CONVERSATION);
    } else if (has(RowKind.DOCUMENT, RowField.BODY) && !vote) {
      kinds.add(RowKind.DOCUMENT);
    } else if (vote || conversation) {
      kinds.add(RowKind.VOTE);
    }
  }

  // dislikes have their own column only where the vote column represents likes alone
  private void dropOtherDislikes() {
    if (!isMapped(RowKind.VOTE, RowField.DISLIKED) && !isOneSided()) {
      fields.getOrDefault(RowKind.VOTE, new EnumMap<>(RowField.class)).remove(RowField.DISLIKED);
    }
  }

  /** Whether the vote column represents likes only, so that "no" may mean that there is no vote. */
  boolean isOneSided() {
    return has(RowKind.VOTE, RowField.VOTE)
        && LIKES.contains(NameNormalizer.normal(column(RowKind.VOTE, RowField.VOTE)));
  }

  // besides other texts, such a column may contain something other than a vote
  private static boolean isVague(String column) {
    return Set.of("value", "label").contains(NameNormalizer.normal(column));
  }

  // besides question and answer, such a column more likely contains a text passage than a reason
  private void dropVagueReason() {
    if (has(RowKind.VOTE, RowField.REASON)
        && !isMapped(RowKind.VOTE, RowField.REASON)
        && Set.of("text", "content")
            .contains(NameNormalizer.normal(column(RowKind.VOTE, RowField.REASON)))) {
      fields.getOrDefault(RowKind.VOTE, new EnumMap<>(RowField.class)).remove(RowField.REASON);
    }
  }

  // a flat row with a single time uses it for both the answer and the vote
  private void shareTime(RowKind kind, RowKind other) {
    index(other, RowField.CREATED_AT)
        .ifPresent(
            index ->
                fields
                    .computeIfAbsent(kind, k -> new EnumMap<>(RowField.class))
                    .putIfAbsent(RowField.CREATED_AT, index));
  }

  private boolean isMapped(RowKind kind, RowField field) {
    return mapping.of(kind).orElse(TableMapping.GUESSED).columns().keySet().stream()
        .anyMatch(name -> RowField.ofName(kind, name) == field);
  }

  /** Kinds of rows with this layout; empty when nothing is recognized. */
  public Set<RowKind> kinds() {
    return kinds;
  }

  /** Required fields that are missing from every row with this layout. */
  public List<RowField> lacking() {
    List<RowField> lacking = new ArrayList<>();
    for (RowKind kind : kinds) {
      for (RowField field : required(kind)) {
        if (!has(kind, field)) {
          lacking.add(field);
        }
      }
    }
    return lacking;
  }

  private List<RowField> required(RowKind kind) {
    return switch (kind) {
      case DOCUMENT -> List.of(RowField.BODY);
      case CONVERSATION -> List.of(RowField.QUESTION, RowField.ANSWER);
      case VOTE ->
          isFlat() ? List.of(RowField.VOTE) : List.of(RowField.VOTE, RowField.CONVERSATION_ID);
      case EVALUATION -> List.of(RowField.CONVERSATION_ID, RowField.SCORE);
    };
  }

  /** Whether a row contains both a conversation and its vote. */
  public boolean isFlat() {
    return kinds.contains(RowKind.CONVERSATION) && kinds.contains(RowKind.VOTE);
  }

  /** Whether the mapping declares such rows to be documents. */
  boolean isDocumentTold() {
    return documentTold;
  }

  /** Whether ids are taken literally. */
  public boolean isVerbatim() {
    return verbatim;
  }

  /** Whether a kind is counted by time but has no time column. */
  public boolean lacksTime(RowKind kind) {
    return (kind == RowKind.CONVERSATION || kind == RowKind.VOTE)
        && !has(kind, RowField.CREATED_AT);
  }

  public boolean has(RowKind kind, RowField field) {
    return index(kind, field).isPresent();
  }

  /** Index of the column of a field. */
  public OptionalInt index(RowKind kind, RowField field) {
    Integer index = fields.getOrDefault(kind, Map.of()).get(field);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** Conditions for rows of a kind. */
  public List<Condition> conditions(RowKind kind) {
    return conditions.getOrDefault(kind, List.of());
  }

  /** Whether a column is mapped to a field or used in a condition. */
  public boolean uses(int column) {
    return kinds.stream()
        .anyMatch(
            kind ->
                fields.getOrDefault(kind, Map.of()).containsValue(column)
                    || conditions(kind).stream()
                        .anyMatch(c -> c.column().equals(OptionalInt.of(column))));
  }

  /** Name of the column of an existing field. */
  public String column(RowKind kind, RowField field) {
    return names.get(index(kind, field).orElseThrow());
  }

  public List<String> names() {
    return names;
  }
}
