package dev.retune.feedback.ingest;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.common.progress.TaskProgress;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.model.InputRow;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.model.RowPlace;
import dev.retune.feedback.model.Source;
import dev.retune.feedback.parsing.ColumnLayout;
import dev.retune.feedback.parsing.ParsedRow;
import dev.retune.feedback.parsing.RawRow;
import dev.retune.feedback.parsing.RetuneExportFormat;
import dev.retune.feedback.parsing.RowFile;
import dev.retune.feedback.parsing.RowParser;
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
 * Imports a file of rows in two passes: the first finds duplicate ids and interprets the rows as a
 * whole, the second stores them.
 */
final class FileImporter {
  private final RowFile file;
  private final Path path;
  private final ImportOptions options;
  private final InstantSource clock;
  private final BatchImporter importer;
  private final Function<String, Source> sources;
  private final ProgressMonitor monitor;
  private final FileSurvey survey;
  private final DuplicateIdTracker duplicates = new DuplicateIdTracker();
  private final long began = System.nanoTime();
  private long rows;

  /**
   * For one file.
   *
   * @param sources returns the source with a name, for rows that specify their source
   */
  FileImporter(
      RowFile file,
      Path path,
      ImportOptions options,
      InstantSource clock,
      BatchImporter importer,
      Function<String, Source> sources,
      ProgressMonitor monitor) {
    this.file = file;
    this.path = path;
    this.options = options;
    this.clock = clock;
    this.importer = importer;
    this.sources = sources;
    this.monitor = monitor;
    this.survey = new FileSurvey(path, options);
  }

  void run() throws IOException {
    file.read(new Noting());
    survey.check();
    duplicates.settle();
    importer.took(survey.taken(), survey.unused());
    if (!survey.overlooked().isEmpty()) {
      importer.note("feedback.note.overlooked", String.join(", ", survey.overlooked()));
    }
    importer.scaled(survey.scale());
    file.read(new Storing());
    importer.flush();
    tell();
  }

  private void tell() {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
    monitor.at(new TaskProgress("stage.import", rows, duplicates.rows(), elapsed));
  }

  // in an export, each row belongs to the source that it names
  private String owner(RawRow row) throws RowRejectedException {
    if (!row.layout().isVerbatim()) {
      return "";
    }
    String name = row.values().text(row.layout().names().indexOf(RetuneExportFormat.SOURCE));
    if (name.isBlank()) {
      throw new RowRejectedException("feedback.row.noSource");
    }
    if (options.source().isPresent()) {
      throw new InvalidInputException("feedback.exportedSources", path.toString());
    }
    return name;
  }

  private static String key(String owner, String kindAndId) {
    return owner.isEmpty() ? kindAndId : owner + "\0" + kindAndId;
  }

  private static String key(String owner, RowParser.Parsed.NoVote none) {
    return none.derived() ? none.key() : key(owner, none.key());
  }

  private record Earlier(RowPlace place, int hash) {}

  private final class Noting implements RowFile.Sink {
    private final RowParser parser = new RowParser(options.mapping(), clock);
    private long seen;

    @Override
    public void columns(ColumnLayout layout) {
      survey.columns(layout);
    }

    @Override
    public void row(RawRow row) {
      if (++seen % 1_000 == 0) {
        monitor.check();
      }
      survey.note(row);
      boolean wanted = row.layout().kinds().isEmpty();
      for (RowKind kind : RowParser.order(row.layout())) {
        try {
          switch (parser.read(row, kind)) {
            case RowParser.Parsed.Row(ParsedRow parsedRow) -> {
              wanted = true;
              duplicates.note(
                  parsedRow.derived() ? parsedRow.key() : key(owner(row), parsedRow.key()));
            }
            case RowParser.Parsed.NoVote none -> {
              wanted = true;
              if (none.id().isPresent()) {
                duplicates.note(key(owner(row), none));
              }
            }
            case RowParser.Parsed.Elsewhere _ -> wanted = true;
            case RowParser.Parsed.LeftOut _ -> {
              // counted in the second pass
            }
          }
        } catch (RowRejectedException fault) {
          // reported in the second pass
          wanted = true;
          break;
        }
      }
      if (wanted) {
        survey.noteWanted(row);
      }
    }

    @Override
    public void broken(long line, RowRejectedException fault) {
      // reported in the second pass
    }
  }

  private final class Storing implements RowFile.Sink {
    private final RowParser parser = new RowParser(options.mapping(), clock, survey.voteValues());
    private final Map<String, List<Earlier>> earlier = new HashMap<>();

    @Override
    public void row(RawRow row) {
      if (row.layout().kinds().isEmpty()) {
        importer.rejectUnknown(row.place(), new RowRejectedException("feedback.row.unknownKind"));
        return;
      }
      for (RowKind kind : RowParser.order(row.layout())) {
        try {
          switch (parser.read(row, kind)) {
            case RowParser.Parsed.Row(ParsedRow parsedRow) -> take(row, owner(row), parsedRow);
            case RowParser.Parsed.NoVote none -> takeNone(row, none);
            case RowParser.Parsed.LeftOut _ -> importer.leftOut();
            case RowParser.Parsed.Elsewhere _ -> {
              // a row for the vote follows
            }
          }
        } catch (RowRejectedException fault) {
          importer.reject(row.place(), kind, fault);
          return;
        }
      }
      if (importer.isFull()) {
        monitor.check();
        importer.flush();
        tell();
      }
    }

    private void take(RawRow row, String owner, ParsedRow parsedRow) {
      rows++;
      String key = parsedRow.derived() ? parsedRow.key() : key(owner, parsedRow.key());
      if (!parsedRow.derived() && duplicates.comesAgain(key)) {
        earlier
            .computeIfAbsent(key, k -> new ArrayList<>())
            .add(new Earlier(row.place(), parsedRow.row().hashCode()));
        return;
      }
      InputRow distinct = duplicates.distinct(parsedRow).row();
      if (owner.isEmpty()) {
        importer.add(row.place(), distinct);
      } else {
        importer.add(sources.apply(owner), row.place(), distinct);
      }
      List<Earlier> before = earlier.remove(key);
      if (before != null) {
        // an answer with several votes has several flat rows, each with the time of its vote
        boolean sameAnswer = row.layout().isFlat() && parsedRow.kind() == RowKind.CONVERSATION;
        String id = parsedRow.row().externalId();
        before.forEach(
            e ->
                settle(
                    e, parsedRow.kind(), id, sameAnswer || e.hash == parsedRow.row().hashCode()));
      }
    }

    private void takeNone(RawRow row, RowParser.Parsed.NoVote none) throws RowRejectedException {
      importer.withoutVote();
      String owner = owner(row);
      String key = key(owner, none);
      if (none.id().isEmpty()) {
        return;
      }
      String id = none.id().get();
      if (none.derived()) {
        // for several identical rows it is unknown which one the earlier vote came from
        if (!duplicates.isRepeated(key)) {
          takeBack(owner, id);
        }
      } else if (!duplicates.comesAgain(key)) {
        List<Earlier> before = earlier.remove(key);
        if (before != null) {
          before.forEach(e -> settle(e, RowKind.VOTE, id, false));
        }
        takeBack(owner, id);
      }
    }

    private void takeBack(String owner, String id) {
      importer.takeBack(owner.isEmpty() ? importer.source() : sources.apply(owner), id);
    }

    private void settle(Earlier earlier, RowKind kind, String id, boolean same) {
      if (same) {
        importer.same(kind);
      } else {
        RowRejectedException fault =
            new RowRejectedException("feedback.row.repeated", RowRejectedException.shown(id));
        importer.reject(earlier.place, kind, fault);
      }
    }

    @Override
    public void broken(long line, RowRejectedException fault) {
      importer.rejectUnknown(RowPlace.line(line), fault);
    }
  }
}
