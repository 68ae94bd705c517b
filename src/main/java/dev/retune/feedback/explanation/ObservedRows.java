package dev.retune.feedback.explanation;

import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.mapping.VoteMeaning;
import dev.retune.feedback.model.NewVote;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.model.Vote;
import dev.retune.feedback.parsing.ColumnLayout;
import dev.retune.feedback.parsing.RawRow;
import dev.retune.feedback.parsing.RowParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Keeps the first rows of each kind, and how votes are written. */
final class ObservedRows {
  private static final int ROWS = 10;
  private static final int SPELLINGS = 30;
  private static final int LONGEST = 200;
  private static final int LONGEST_SPELLING = 40;

  private final Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
  private final Map<String, MappingEvidence.Spelling> spellings = new LinkedHashMap<>();

  /** A row that was understood. */
  void add(RawRow row, RowKind kind, RowParser.Parsed parsed) {
    if (parsed instanceof RowParser.Parsed.LeftOut) {
      return;
    }
    sample(row, kind);
    if (kind == RowKind.VOTE) {
      count(row)
          .ifPresent(value -> meaning(parsed).ifPresent(meaning -> understood(value, meaning)));
    }
  }

  /** A row that was rejected. */
  void addRejected(RawRow row, RowKind kind) {
    sample(row, kind);
    if (kind == RowKind.VOTE) {
      var _ = count(row);
    }
  }

  private static Optional<VoteMeaning> meaning(RowParser.Parsed parsed) {
    return switch (parsed) {
      case RowParser.Parsed.Row(var draft) when draft.row() instanceof NewVote vote ->
          Optional.of(vote.value() == Vote.Value.LIKE ? VoteMeaning.LIKE : VoteMeaning.DISLIKE);
      case RowParser.Parsed.NoVote _ -> Optional.of(VoteMeaning.NONE);
      default -> Optional.empty();
    };
  }

  private void sample(RawRow row, RowKind kind) {
    List<Map<String, String>> kept =
        rows.computeIfAbsent(kind.mappingName(), name -> new ArrayList<>());
    if (kept.size() == ROWS) {
      return;
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (RowField field : RowField.values()) {
      row.layout()
          .index(kind, field)
          .ifPresent(column -> values.put(field.text(), text(row, column, field)));
    }
    kept.add(values);
  }

  /** Counts the value of a vote and returns it, unless no list is kept of it. */
  private Optional<String> count(RawRow row) {
    ColumnLayout layout = row.layout();
    OptionalInt column = layout.index(RowKind.VOTE, RowField.VOTE);
    // with a column each for likes and dislikes, a value alone has no meaning
    if (column.isEmpty() || layout.has(RowKind.VOTE, RowField.DISLIKED)) {
      return Optional.empty();
    }
    String value = text(row, column.getAsInt(), RowField.VOTE).strip();
    MappingEvidence.Spelling known = spellings.get(value);
    if (value.length() > LONGEST_SPELLING || (known == null && spellings.size() == SPELLINGS)) {
      return Optional.empty();
    }
    spellings.put(
        value,
        known == null
            ? new MappingEvidence.Spelling(value, 1, Optional.empty())
            : new MappingEvidence.Spelling(value, known.rows() + 1, known.meaning()));
    return Optional.of(value);
  }

  private void understood(String value, VoteMeaning meaning) {
    spellings.computeIfPresent(
        value,
        (_, known) ->
            known.meaning().isPresent()
                ? known
                : new MappingEvidence.Spelling(value, known.rows(), Optional.of(meaning)));
  }

  private static String text(RawRow row, int column, RowField field) {
    try {
      String text = row.values().said(column, field);
      return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    } catch (RowRejectedException e) {
      return "?";
    }
  }

  Map<String, List<Map<String, String>>> rows() {
    return rows;
  }

  List<MappingEvidence.Spelling> spellings() {
    return List.copyOf(spellings.values());
  }
}
