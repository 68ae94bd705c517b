package dev.retune.feedback;

import dev.retune.fault.BadInput;
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
 * What the rows of a file are together, learnt by reading it once before anything is stored. A file
 * whose figures would have to be guessed is refused with the question that it leaves open.
 */
final class Survey {
  private static final int NAMES_KEPT = 10_000;

  private final Path file;
  private final ImportOptions options;
  private final VoteScale scale;
  private final VoteOrigins origins = new VoteOrigins();
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> used = new LinkedHashSet<>();
  private final Map<RowKind, Map<Field, String>> taken = new LinkedHashMap<>();
  private Optional<Shape> last = Optional.empty();
  private Optional<Shape> voted = Optional.empty();
  private long rows;
  private long wanted;
  private long understood;
  private long timed;
  private long timeless;

  Survey(Path file, ImportOptions options) {
    this.file = file;
    this.options = options;
    this.scale = new VoteScale(new VoteValues(options.mapping().voteValues()));
  }

  /**
   * Takes note of a row.
   *
   * @throws BadInput when it is of a sort that is never taken in
   */
  void note(RawRow row) {
    Shape shape = row.shape();
    if (last.isEmpty() || last.get() != shape) {
      last = Optional.of(shape);
      look(row.number(), shape);
    }
    rows++;
    if (shape.kinds().isEmpty() || !shape.lacking().isEmpty()) {
      return;
    }
    understood++;
    for (RowKind kind : shape.kinds()) {
      if (shape.lacksTime(kind)) {
        timeless++;
      } else if (kind == RowKind.CONVERSATION || kind == RowKind.VOTE) {
        timed++;
      }
    }
  }

  /**
   * Takes note of the columns of a file that has a line of names.
   *
   * @throws BadInput when no row of them can be taken in
   */
  void columns(Shape shape) {
    look(1, shape);
    refuseUnmapped();
    if (shape.kinds().isEmpty() || !shape.lacking().isEmpty()) {
      throw unknown();
    }
  }

  private BadInput unknown() {
    return new BadInput("feedback.columnsUnknown", file.toString(), RowFault.shown(names));
  }

  /** Takes note of a row that no condition leaves out. */
  void noteWanted(RawRow row) {
    wanted++;
    Shape shape = row.shape();
    try {
      var vote = shape.index(RowKind.VOTE, Field.VOTE);
      if (shape.kinds().contains(RowKind.VOTE) && vote.isPresent()) {
        scale.note(row.values().said(vote.getAsInt(), Field.VOTE));
        voted = Optional.of(shape);
        for (int column : VoteOrigins.columns(shape)) {
          origins.note(column, shape.names().get(column), row.values().text(column));
        }
      }
    } catch (RowFault fault) {
      // told when the rows are stored
    }
  }

  private void look(long number, Shape shape) {
    OwnExport.otherAdvice(shape.names())
        .ifPresent(
            key -> {
              throw new BadInput(key, file.toString());
            });
    List<String> signs = ChatMessages.signs(shape);
    if (!signs.isEmpty()) {
      throw new BadInput(
          "feedback.chatMessages", file.toString(), String.valueOf(number), RowFault.shown(signs));
    }
    for (int column = 0; column < shape.names().size() && names.size() < NAMES_KEPT; column++) {
      names.add(shape.names().get(column));
      if (shape.uses(column)) {
        used.add(shape.names().get(column));
      }
    }
    for (RowKind kind : shape.kinds()) {
      Map<Field, String> fields = taken.computeIfAbsent(kind, k -> new LinkedHashMap<>());
      for (Field field : Field.values()) {
        if (shape.has(kind, field)) {
          fields.putIfAbsent(field, shape.column(kind, field));
        }
      }
    }
  }

  /**
   * Whether the file may be taken in.
   *
   * @throws BadInput with what has to be told first
   */
  void check() {
    refuseUnmapped();
    if (rows == 0) {
      return;
    }
    if (understood == 0) {
      throw unknown();
    }
    if (wanted == 0) {
      throw new BadInput("feedback.nothingWanted", file.toString(), rows);
    }
    if (timed == 0 && timeless > 0 && !options.mapping().timeOfImport()) {
      throw new BadInput("feedback.noTimeColumn", file.toString(), RowFault.shown(names));
    }
    origins
        .question()
        .ifPresent(
            question -> {
              throw new BadInput(
                  "feedback.severalSorts",
                  file.toString(),
                  question.column(),
                  RowFault.shown(question.values()),
                  "{\"votes\": {\"where\": {\"" + question.column() + "\": \"...\"}}}");
            });
    refuseUnclear();
    scale
        .unexplained()
        .ifPresent(
            numbers -> {
              throw new BadInput(
                  "feedback.voteScale",
                  file.toString(),
                  taken.getOrDefault(RowKind.VOTE, Map.of()).getOrDefault(Field.VOTE, ""),
                  numbers);
            });
  }

  private void refuseUnclear() {
    voted
        .flatMap(scale::unclear)
        .ifPresent(
            no -> {
              throw new BadInput(
                  "feedback.voteUnclear",
                  file.toString(),
                  taken.getOrDefault(RowKind.VOTE, Map.of()).getOrDefault(Field.VOTE, ""),
                  RowFault.shown(no));
            });
  }

  /** Of a mapping that was made for the file, each name must be there. */
  private void refuseUnmapped() {
    if (!options.ofTheFile() || names.isEmpty()) {
      return;
    }
    List<String> seen = new ArrayList<>(names);
    Stream.of(RowKind.values())
        .flatMap(kind -> options.mapping().of(kind).stream())
        .flatMap(m -> Stream.concat(m.columns().values().stream(), m.where().keySet().stream()))
        .filter(name -> Names.indexOf(seen, name).isEmpty())
        .findFirst()
        .ifPresent(
            name -> {
              throw new BadInput(
                  "feedback.mappedColumn", file.toString(), name, RowFault.shown(names));
            });
  }

  /** How votes are to be understood, now that all have been seen. */
  VoteValues voteValues() {
    return scale.understood();
  }

  /** Which columns were taken for what: kind of row, field, column. */
  Map<String, Map<String, String>> taken() {
    Map<String, Map<String, String>> told = new LinkedHashMap<>();
    taken.forEach(
        (kind, fields) -> {
          Map<String, String> columns = new LinkedHashMap<>();
          fields.forEach((field, column) -> columns.put(field.text(), column));
          told.put(kind.mappingName(), columns);
        });
    return told;
  }

  /** Columns that were not taken for anything. */
  List<String> unused() {
    return names.stream().filter(name -> !used.contains(name)).toList();
  }

  /** Columns that look like votes, in a file of which no votes were taken. */
  List<String> overlooked() {
    return taken.containsKey(RowKind.VOTE)
        ? List.of()
        : unused().stream().filter(Survey::soundsLikeAVote).toList();
  }

  private static boolean soundsLikeAVote(String name) {
    String normal = Names.normal(name);
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

  /** The scale of the votes. */
  VoteScale scale() {
    return scale;
  }
}
