package dev.retune.feedback;

import dev.retune.fault.BadInput;
import dev.retune.work.Monitor;
import dev.retune.work.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Takes a file of rows in: reads it once for what its rows are together and for the ids that come
 * more than once, and again to store.
 */
final class FileIntake {
  private final RowFile file;
  private final Path path;
  private final ImportOptions options;
  private final InstantSource clock;
  private final Intake intake;
  private final Function<String, Source> sources;
  private final Monitor monitor;
  private final Survey survey;
  private final Repeats repeats = new Repeats();
  private final long began = System.nanoTime();
  private long rows;

  /**
   * Into the workspace.
   *
   * @param sources gives the source of a name, for rows that name theirs
   */
  FileIntake(
      RowFile file,
      Path path,
      ImportOptions options,
      InstantSource clock,
      Intake intake,
      Function<String, Source> sources,
      Monitor monitor) {
    this.file = file;
    this.path = path;
    this.options = options;
    this.clock = clock;
    this.intake = intake;
    this.sources = sources;
    this.monitor = monitor;
    this.survey = new Survey(path, options);
  }

  void run() throws IOException {
    file.read(new Noting());
    survey.check();
    repeats.settle();
    intake.took(survey.taken(), survey.unused());
    if (!survey.overlooked().isEmpty()) {
      intake.note("feedback.note.overlooked", String.join(", ", survey.overlooked()));
    }
    intake.scaled(survey.scale());
    file.read(new Storing());
    intake.flush();
    tell();
  }

  private void tell() {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
    monitor.at(new Progress("stage.import", rows, repeats.rows(), elapsed));
  }

  // of exported feedback each row belongs to the source that it names
  private String owner(RawRow row) throws RowFault {
    if (!row.shape().isVerbatim()) {
      return "";
    }
    String name = row.values().text(row.shape().names().indexOf(OwnExport.SOURCE));
    if (name.isBlank()) {
      throw new RowFault("feedback.row.noSource");
    }
    if (options.source().isPresent()) {
      throw new BadInput("feedback.exportedSources", path.toString());
    }
    return name;
  }

  private static String key(String owner, String kindAndId) {
    return owner.isEmpty() ? kindAndId : owner + "\0" + kindAndId;
  }

  private static String key(String owner, RowParser.Parsed.NoVote none) {
    return none.derived() ? none.key() : key(owner, none.key());
  }

  private record Earlier(long row, int hash) {}

  private final class Noting implements RowFile.Sink {
    private final RowParser parser = new RowParser(options.mapping(), clock);
    private long seen;

    @Override
    public void columns(Shape shape) {
      survey.columns(shape);
    }

    @Override
    public void row(RawRow row) {
      if (++seen % 1_000 == 0) {
        monitor.check();
      }
      survey.note(row);
      boolean wanted = row.shape().kinds().isEmpty();
      for (RowKind kind : RowParser.order(row.shape())) {
        try {
          switch (parser.read(row, kind)) {
            case RowParser.Parsed.Row(Draft draft) -> {
              wanted = true;
              repeats.note(draft.derived() ? draft.key() : key(owner(row), draft.key()));
            }
            case RowParser.Parsed.NoVote none -> {
              wanted = true;
              if (none.id().isPresent()) {
                repeats.note(key(owner(row), none));
              }
            }
            case RowParser.Parsed.Elsewhere _ -> wanted = true;
            case RowParser.Parsed.LeftOut _ -> {
              // counted at the second reading
            }
          }
        } catch (RowFault fault) {
          // told at the second reading
          wanted = true;
          break;
        }
      }
      if (wanted) {
        survey.noteWanted(row);
      }
    }

    @Override
    public void broken(long line, RowFault fault) {
      // told at the second reading
    }
  }

  private final class Storing implements RowFile.Sink {
    private final RowParser parser = new RowParser(options.mapping(), clock, survey.voteValues());
    private final Map<String, List<Earlier>> earlier = new HashMap<>();

    @Override
    public void row(RawRow row) {
      if (row.shape().kinds().isEmpty()) {
        intake.rejectUnknown(row.number(), new RowFault("feedback.row.unknownKind"));
        return;
      }
      for (RowKind kind : RowParser.order(row.shape())) {
        try {
          switch (parser.read(row, kind)) {
            case RowParser.Parsed.Row(Draft draft) -> take(row, owner(row), draft);
            case RowParser.Parsed.NoVote none -> takeNone(row, none);
            case RowParser.Parsed.LeftOut _ -> intake.leftOut();
            case RowParser.Parsed.Elsewhere _ -> {
              // the vote follows
            }
          }
        } catch (RowFault fault) {
          intake.reject(row.number(), kind, fault);
          return;
        }
      }
      if (intake.isFull()) {
        monitor.check();
        intake.flush();
        tell();
      }
    }

    private void take(RawRow row, String owner, Draft draft) {
      rows++;
      String key = draft.derived() ? draft.key() : key(owner, draft.key());
      if (!draft.derived() && repeats.comesAgain(key)) {
        earlier
            .computeIfAbsent(key, k -> new ArrayList<>())
            .add(new Earlier(row.number(), draft.row().hashCode()));
        return;
      }
      InputRow distinct = repeats.distinct(draft).row();
      if (owner.isEmpty()) {
        intake.add(row.number(), distinct);
      } else {
        intake.add(sources.apply(owner), row.number(), distinct);
      }
      List<Earlier> before = earlier.remove(key);
      if (before != null) {
        // an answer with several votes is on several flat rows, each with the vote's time
        boolean sameAnswer = row.shape().isFlat() && draft.kind() == RowKind.CONVERSATION;
        String id = draft.row().externalId();
        before.forEach(
            e -> settle(e, draft.kind(), id, sameAnswer || e.hash == draft.row().hashCode()));
      }
    }

    private void takeNone(RawRow row, RowParser.Parsed.NoVote none) throws RowFault {
      intake.withoutVote();
      String owner = owner(row);
      String key = key(owner, none);
      if (none.id().isEmpty()) {
        return;
      }
      String id = none.id().get();
      if (none.derived()) {
        // where several rows are alike, nobody knows which of them the earlier vote was
        if (!repeats.isRepeated(key)) {
          takeBack(owner, id);
        }
      } else if (!repeats.comesAgain(key)) {
        List<Earlier> before = earlier.remove(key);
        if (before != null) {
          before.forEach(e -> settle(e, RowKind.VOTE, id, false));
        }
        takeBack(owner, id);
      }
    }

    private void takeBack(String owner, String id) {
      intake.takeBack(owner.isEmpty() ? intake.source() : sources.apply(owner), id);
    }

    private void settle(Earlier earlier, RowKind kind, String id, boolean same) {
      if (same) {
        intake.same(kind);
      } else {
        RowFault fault = new RowFault("feedback.row.repeated", RowFault.shown(id));
        intake.reject(earlier.row, kind, fault);
      }
    }

    @Override
    public void broken(long line, RowFault fault) {
      intake.rejectUnknown(line, fault);
    }
  }
}
