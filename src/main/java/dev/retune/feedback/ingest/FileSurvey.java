package dev.retune.feedback.ingest;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.text.ShellWord;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.model.NameNormalizer;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.parsing.ChatMessageDetector;
import dev.retune.feedback.parsing.ColumnLayout;
import dev.retune.feedback.parsing.RawRow;
import dev.retune.feedback.parsing.RetuneExportFormat;
import dev.retune.feedback.parsing.VoteScale;
import dev.retune.feedback.parsing.VoteValueParser;
import dev.retune.feedback.source.VoteOriginCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Interprets the rows of a file as a whole, in a pass before anything is stored. A file that cannot
 * be interpreted without guessing is refused, with a message that asks for the missing information.
 */
public final class FileSurvey {
  private static final int NAMES_KEPT = 10_000;

  private final Path file;
  private final ImportOptions options;
  private final VoteScale scale;
  private final VoteOriginCheck origins = new VoteOriginCheck();
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> used = new LinkedHashSet<>();
  private final Map<RowKind, Map<RowField, String>> taken = new LinkedHashMap<>();
  private Optional<ColumnLayout> last = Optional.empty();
  private Optional<ColumnLayout> voted = Optional.empty();
  private long rows;
  private long wanted;
  private long understood;
  private long timed;
  private long timeless;

  /** For one file. */
  public FileSurvey(Path file, ImportOptions options) {
    this.file = file;
    this.options = options;
    this.scale = new VoteScale(new VoteValueParser(options.mapping().voteValues()));
  }

  /**
   * Records a row.
   *
   * @throws InvalidInputException when the row is of a kind that is never imported
   */
  public void note(RawRow row) {
    ColumnLayout layout = row.layout();
    if (last.isEmpty() || last.get() != layout) {
      last = Optional.of(layout);
      look(row.place().row(), layout);
    }
    rows++;
    if (layout.kinds().isEmpty() || !layout.lacking().isEmpty()) {
      return;
    }
    understood++;
    for (RowKind kind : layout.kinds()) {
      if (layout.lacksTime(kind)) {
        timeless++;
      } else if (kind == RowKind.CONVERSATION || kind == RowKind.VOTE) {
        timed++;
      }
    }
  }

  /**
   * Records the columns of a file with a header line.
   *
   * @throws InvalidInputException when no row with these columns can be imported
   */
  public void columns(ColumnLayout layout) {
    look(1, layout);
    refuseUnmapped();
    if (layout.kinds().isEmpty() || !layout.lacking().isEmpty()) {
      throw unknown();
    }
  }

  private InvalidInputException unknown() {
    return new InvalidInputException(
        "feedback.columnsUnknown",
        file.toString(),
        RowRejectedException.shown(names),
        ShellWord.of(file.toString()));
  }

  /** Records a row that satisfies the mapping's conditions. */
  public void noteWanted(RawRow row) {
    wanted++;
    ColumnLayout layout = row.layout();
    try {
      var vote = layout.index(RowKind.VOTE, RowField.VOTE);
      if (layout.kinds().contains(RowKind.VOTE) && vote.isPresent()) {
        scale.note(row.values().said(vote.getAsInt(), RowField.VOTE));
        voted = Optional.of(layout);
        for (int column : VoteOriginCheck.columns(layout)) {
          origins.note(column, layout.names().get(column), row.values().text(column));
        }
      }
    } catch (RowRejectedException fault) {
      // reported when the rows are stored
    }
  }

  private void look(long number, ColumnLayout layout) {
    RetuneExportFormat.otherAdvice(layout.names())
        .ifPresent(
            key -> {
              throw new InvalidInputException(key, file.toString(), ShellWord.of(file.toString()));
            });
    List<String> signs = ChatMessageDetector.signs(layout);
    if (!signs.isEmpty()) {
      throw new InvalidInputException(
          "feedback.chatMessages",
          file.toString(),
          String.valueOf(number),
          RowRejectedException.shown(signs));
    }
    for (int column = 0; column < layout.names().size() && names.size() < NAMES_KEPT; column++) {
      names.add(layout.names().get(column));
      if (layout.uses(column)) {
        used.add(layout.names().get(column));
      }
    }
    for (RowKind kind : layout.kinds()) {
      Map<RowField, String> fields = taken.computeIfAbsent(kind, k -> new LinkedHashMap<>());
      for (RowField field : RowField.values()) {
        if (layout.has(kind, field)) {
          fields.putIfAbsent(field, layout.column(kind, field));
        }
      }
    }
  }

  /**
   * Checks that the file can be imported.
   *
   * @throws InvalidInputException with the information that must be provided first
   */
  public void check() {
    refuseUnmapped();
    if (rows == 0) {
      return;
    }
    if (understood == 0) {
      throw unknown();
    }
    if (wanted == 0) {
      throw new InvalidInputException("feedback.nothingWanted", file.toString(), rows);
    }
    if (timed == 0 && timeless > 0 && !options.mapping().timeOfImport()) {
      throw new InvalidInputException(
          "feedback.noTimeColumn", file.toString(), RowRejectedException.shown(names));
    }
    origins
        .question()
        .ifPresent(
            question -> {
              throw new InvalidInputException(
                  "feedback.severalSorts",
                  file.toString(),
                  question.column(),
                  RowRejectedException.shown(question.values()),
                  "{\"votes\": {\"where\": {\"" + question.column() + "\": \"...\"}}}");
            });
    refuseUnclear();
    scale
        .unexplained()
        .ifPresent(
            numbers -> {
              throw new InvalidInputException(
                  scale.question(),
                  file.toString(),
                  taken.getOrDefault(RowKind.VOTE, Map.of()).getOrDefault(RowField.VOTE, ""),
                  numbers);
            });
  }

  private void refuseUnclear() {
    voted
        .flatMap(scale::unclear)
        .ifPresent(
            no -> {
              throw new InvalidInputException(
                  "feedback.voteUnclear",
                  file.toString(),
                  taken.getOrDefault(RowKind.VOTE, Map.of()).getOrDefault(RowField.VOTE, ""),
                  RowRejectedException.shown(no));
            });
  }

  /** In a mapping written for this file, every name must exist. */
  private void refuseUnmapped() {
    if (!options.ofTheFile() || names.isEmpty()) {
      return;
    }
    List<String> seen = new ArrayList<>(names);
    Stream.of(RowKind.values())
        .flatMap(kind -> options.mapping().of(kind).stream())
        .flatMap(m -> Stream.concat(m.columns().values().stream(), m.where().keySet().stream()))
        .filter(name -> NameNormalizer.indexOf(seen, name).isEmpty())
        .findFirst()
        .ifPresent(
            name -> {
              throw new InvalidInputException(
                  "feedback.mappedColumn",
                  file.toString(),
                  name,
                  RowRejectedException.shown(names));
            });
  }

  /** Interpretation of vote values; available after all rows have been recorded. */
  public VoteValueParser voteValues() {
    return scale.understood();
  }

  /** How columns were interpreted: kind of row, field, column. */
  public Map<String, Map<String, String>> taken() {
    Map<String, Map<String, String>> told = new LinkedHashMap<>();
    taken.forEach(
        (kind, fields) -> {
          Map<String, String> columns = new LinkedHashMap<>();
          fields.forEach((field, column) -> columns.put(field.text(), column));
          told.put(kind.mappingName(), columns);
        });
    return told;
  }

  /** All columns. */
  public List<String> columns() {
    return List.copyOf(names);
  }

  /** Unused columns. */
  public List<String> unused() {
    return names.stream().filter(name -> !used.contains(name)).toList();
  }

  /** Columns that appear to contain votes, in a file from which no votes were read. */
  List<String> overlooked() {
    return taken.containsKey(RowKind.VOTE)
        ? List.of()
        : unused().stream().filter(FileSurvey::soundsLikeAVote).toList();
  }

  private static boolean soundsLikeAVote(String name) {
    String normal = NameNormalizer.normal(name);
    return Stream.of(
                "feedback",
                "thumb",
                "vote",
                "rating",
                "reaction",
                "like",
                "sentiment",
                "평가",
                "좋아요",
                "싫어요",
                "만족")
            .anyMatch(normal::contains)
        || Set.of("label", "value", "score").contains(normal);
  }

  /** Scale of the votes. */
  VoteScale scale() {
    return scale;
  }
}
