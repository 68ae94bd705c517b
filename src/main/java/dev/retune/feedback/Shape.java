package dev.retune.feedback;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the columns of a row are: which kinds of row it holds and where their fields are. A row with
 * question, answer and vote is flat: a conversation and a vote at once.
 */
final class Shape {
  /** A column whose value tells whether a row is wanted; absent columns are wanted of no row. */
  record Condition(OptionalInt column, OneOf wanted) {}

  private static final Set<String> LIKES =
      Set.of("liked", "isliked", "upvoted", "thumbup", "thumbsup", "좋아요");

  private final List<String> names;
  private final Mapping mapping;
  private final boolean verbatim;
  private boolean documentTold;
  private final Map<RowKind, Map<Field, Integer>> fields = new EnumMap<>(RowKind.class);
  private final Map<RowKind, List<Condition>> conditions = new EnumMap<>(RowKind.class);
  private final Set<RowKind> kinds = EnumSet.noneOf(RowKind.class);

  private Shape(List<String> names, Mapping mapping, boolean verbatim) {
    this.names = List.copyOf(names);
    this.mapping = mapping;
    this.verbatim = verbatim;
    for (RowKind kind : RowKind.values()) {
      fields.put(kind, fields(kind, names, mapping.of(kind)));
      conditions.put(kind, conditions(names, mapping.of(kind)));
    }
  }

  /**
   * By the names of columns.
   *
   * @param told the kind, when the row or its table tells it
   * @throws dev.retune.fault.BadInput when the mapping names a field that there is not
   */
  static Shape of(List<String> names, Mapping mapping, Optional<RowKind> told) {
    Shape shape = new Shape(names, mapping, false);
    shape.documentTold =
        told.equals(Optional.of(RowKind.DOCUMENT)) || mapping.documents().isPresent();
    shape.dropOtherDislikes();
    told.ifPresentOrElse(shape.kinds::add, shape::guessKinds);
    if (shape.isFlat()) {
      shape.dropVagueReason();
      shape.shareTime(RowKind.VOTE, RowKind.CONVERSATION);
      shape.shareTime(RowKind.CONVERSATION, RowKind.VOTE);
    }
    return shape;
  }

  /** Of Retune's own export of feedback: nothing is guessed and every value is as it was. */
  static Shape ofExport(List<String> names) {
    Shape shape = new Shape(names, OwnExport.MAPPING, true);
    shape.kinds.add(RowKind.CONVERSATION);
    shape.kinds.add(RowKind.VOTE);
    shape.shareTime(RowKind.CONVERSATION, RowKind.VOTE);
    return shape;
  }

  private static Map<Field, Integer> fields(
      RowKind kind, List<String> names, Optional<TableMapping> mapping) {
    Map<Field, Integer> found = new EnumMap<>(Field.class);
    Field.guesses(kind)
        .forEach(
            (field, guesses) ->
                guesses.stream()
                    .map(guess -> Names.indexOf(names, guess))
                    .filter(OptionalInt::isPresent)
                    .findFirst()
                    .ifPresent(index -> found.put(field, index.getAsInt())));
    mapping
        .orElse(TableMapping.GUESSED)
        .columns()
        .forEach(
            (name, column) -> {
              Field field = Field.ofName(kind, name);
              // in a file with rows of several kinds, a row need not have every column
              Names.indexOf(names, column)
                  .ifPresentOrElse(index -> found.put(field, index), () -> found.remove(field));
            });
    return found;
  }

  private static List<Condition> conditions(List<String> names, Optional<TableMapping> mapping) {
    return mapping.orElse(TableMapping.GUESSED).where().entrySet().stream()
        .map(where -> new Condition(Names.indexOf(names, where.getKey()), where.getValue()))
        .toList();
  }

  private void guessKinds() {
    boolean question = has(RowKind.CONVERSATION, Field.QUESTION);
    boolean answer = has(RowKind.CONVERSATION, Field.ANSWER);
    boolean conversation = has(RowKind.VOTE, Field.CONVERSATION_ID);
    boolean vote =
        has(RowKind.VOTE, Field.VOTE)
            && ((conversation && !question)
                || isMapped(RowKind.VOTE, Field.VOTE)
                || !isVague(column(RowKind.VOTE, Field.VOTE)));
    if (question && answer) {
      kinds.add(RowKind.CONVERSATION);
      if (vote) {
        kinds.add(RowKind.VOTE);
      }
    } else if (vote && conversation) {
      kinds.add(RowKind.VOTE);
    } else if (conversation && has(RowKind.EVALUATION, Field.SCORE)) {
      kinds.add(RowKind.EVALUATION);
    } else if (question || answer) {
      kinds.add(RowKind.CONVERSATION);
    } else if (has(RowKind.DOCUMENT, Field.BODY) && !vote) {
      kinds.add(RowKind.DOCUMENT);
    } else if (vote || conversation) {
      kinds.add(RowKind.VOTE);
    }
  }

  // only where the vote's own column tells likes alone do dislikes come in another
  private void dropOtherDislikes() {
    if (!isMapped(RowKind.VOTE, Field.DISLIKED) && !isOneSided()) {
      fields.getOrDefault(RowKind.VOTE, new EnumMap<>(Field.class)).remove(Field.DISLIKED);
    }
  }

  /** Whether the column of votes is named after likes, so that "no" may be no vote. */
  boolean isOneSided() {
    return has(RowKind.VOTE, Field.VOTE)
        && LIKES.contains(Names.normal(column(RowKind.VOTE, Field.VOTE)));
  }

  // beside other texts, such a column may well be something else than a vote
  private static boolean isVague(String column) {
    return Set.of("value", "label").contains(Names.normal(column));
  }

  // beside question and answer, such a column is rather a passage than a reason
  private void dropVagueReason() {
    if (has(RowKind.VOTE, Field.REASON)
        && !isMapped(RowKind.VOTE, Field.REASON)
        && Set.of("text", "content").contains(Names.normal(column(RowKind.VOTE, Field.REASON)))) {
      fields.getOrDefault(RowKind.VOTE, new EnumMap<>(Field.class)).remove(Field.REASON);
    }
  }

  // of a flat row that has one time, it is the answer's and the vote's
  private void shareTime(RowKind kind, RowKind other) {
    index(other, Field.CREATED_AT)
        .ifPresent(
            index ->
                fields
                    .computeIfAbsent(kind, k -> new EnumMap<>(Field.class))
                    .putIfAbsent(Field.CREATED_AT, index));
  }

  private boolean isMapped(RowKind kind, Field field) {
    return mapping.of(kind).orElse(TableMapping.GUESSED).columns().keySet().stream()
        .anyMatch(name -> Field.ofName(kind, name) == field);
  }

  /** Which kinds such a row is; none when nothing is recognised. */
  Set<RowKind> kinds() {
    return kinds;
  }

  /** Whether every row of this shape lacks something that its kind cannot do without. */
  List<Field> lacking() {
    List<Field> lacking = new ArrayList<>();
    for (RowKind kind : kinds) {
      for (Field field : required(kind)) {
        if (!has(kind, field)) {
          lacking.add(field);
        }
      }
    }
    return lacking;
  }

  private List<Field> required(RowKind kind) {
    return switch (kind) {
      case DOCUMENT -> List.of(Field.BODY);
      case CONVERSATION -> List.of(Field.QUESTION, Field.ANSWER);
      case VOTE -> isFlat() ? List.of(Field.VOTE) : List.of(Field.VOTE, Field.CONVERSATION_ID);
      case EVALUATION -> List.of(Field.CONVERSATION_ID, Field.SCORE);
    };
  }

  /** Whether a row is a conversation and its vote at once. */
  boolean isFlat() {
    return kinds.contains(RowKind.CONVERSATION) && kinds.contains(RowKind.VOTE);
  }

  /** Whether somebody has said that such rows are documents. */
  boolean isDocumentTold() {
    return documentTold;
  }

  /** Whether ids are taken letter by letter. */
  boolean isVerbatim() {
    return verbatim;
  }

  /** Whether a kind is one that figures are cut by time of, and no column holds that time. */
  boolean lacksTime(RowKind kind) {
    return (kind == RowKind.CONVERSATION || kind == RowKind.VOTE) && !has(kind, Field.CREATED_AT);
  }

  boolean has(RowKind kind, Field field) {
    return index(kind, field).isPresent();
  }

  /** Where a field of a kind of row is. */
  OptionalInt index(RowKind kind, Field field) {
    Integer index = fields.getOrDefault(kind, Map.of()).get(field);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** Which rows of a kind are wanted. */
  List<Condition> conditions(RowKind kind) {
    return conditions.getOrDefault(kind, List.of());
  }

  /** Whether a column holds a field of one of the kinds, or tells which rows are wanted. */
  boolean uses(int column) {
    return kinds.stream()
        .anyMatch(
            kind ->
                fields.getOrDefault(kind, Map.of()).containsValue(column)
                    || conditions(kind).stream()
                        .anyMatch(c -> c.column().equals(OptionalInt.of(column))));
  }

  /** The source's name of a field that is there. */
  String column(RowKind kind, Field field) {
    return names.get(index(kind, field).orElseThrow());
  }

  List<String> names() {
    return names;
  }
}
