package dev.retune.feedback.explanation;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.format.RecordFile;
import dev.retune.feedback.ingest.FileSurvey;
import dev.retune.feedback.ingest.ImportOptions;
import dev.retune.feedback.ingest.ImportUnit;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.model.RowPlace;
import dev.retune.feedback.parsing.ColumnLayout;
import dev.retune.feedback.parsing.RawRow;
import dev.retune.feedback.parsing.RowFile;
import dev.retune.feedback.parsing.RowParser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Explains a file whose columns are mapped or guessed. */
final class RowFileExplainer {
  private final InstantSource clock;
  private final Texts texts;
  private final ProgressMonitor monitor;

  RowFileExplainer(InstantSource clock, Texts texts, ProgressMonitor monitor) {
    this.clock = clock;
    this.texts = texts;
    this.monitor = monitor;
  }

  void explain(ImportUnit.Rows unit, RowFile file, ExplainedUnits units) throws IOException {
    Path path = unit.file();
    ImportOptions options = unit.options();
    ExplanationBuilder builder = new ExplanationBuilder(path.toString(), texts);
    unit.nearest().ifPresent(builder::nearest);
    FileSurvey survey = new FileSurvey(path, options);
    ObservedRows observed = new ObservedRows();
    builder.observed(observed);
    try {
      file.read(new Surveying(survey, new RowParser(options.mapping(), clock), observed));
      builder.contains(columns(survey, unit));
      builder.took(survey.taken());
      survey.check();
    } catch (InvalidInputException refusal) {
      builder.contains(columns(survey, unit));
      builder.took(survey.taken());
      units.add(builder.refused(refusal));
      return;
    }
    RowParser parser = new RowParser(options.mapping(), clock, survey.voteValues());
    Rows rows = new Rows(file, new FeedbackTally(parser, units.answerIds()));
    units.add(builder, rows);
    file.read(new Counting(rows.tally(), builder, new RowProgress(clock, monitor)));
  }

  /** The columns, and the keys within objects of JSON. */
  private static List<MappingEvidence.Contents> columns(FileSurvey survey, ImportUnit.Rows unit)
      throws IOException {
    Map<String, String> examples =
        RecordColumns.of(new RecordFile(unit.file(), unit.encoding()), "");
    Set<String> names = new LinkedHashSet<>(survey.columns());
    examples.keySet().stream()
        .filter(name -> name.startsWith("/") && names.contains(name.split("/", 3)[1]))
        .forEach(names::add);
    return names.isEmpty()
        ? List.of()
        : List.of(
            new MappingEvidence.Contents(
                "",
                names.stream()
                    .map(name -> new MappingEvidence.Column(name, examples.getOrDefault(name, "")))
                    .toList()));
  }

  private record Rows(RowFile file, FeedbackTally tally) implements CountedRows {
    @Override
    public void offerTo(FeedbackPairSample other) throws IOException {
      file.read(new Offering(tally, other.wanted(), other));
    }

    @Override
    public void close() {
      tally.close();
    }
  }

  private final class Surveying implements RowFile.Sink {
    private final FileSurvey survey;
    private final RowParser parser;
    private final ObservedRows observed;
    private final RowProgress progress = new RowProgress(clock, monitor);

    Surveying(FileSurvey survey, RowParser parser, ObservedRows observed) {
      this.survey = survey;
      this.parser = parser;
      this.observed = observed;
    }

    @Override
    public void columns(ColumnLayout layout) {
      survey.columns(layout);
    }

    @Override
    public void row(RawRow row) {
      progress.row();
      survey.note(row);
      boolean wanted = row.layout().kinds().isEmpty();
      for (RowKind kind : RowParser.order(row.layout())) {
        try {
          RowParser.Parsed read = parser.read(row, kind);
          observed.add(row, kind, read);
          wanted |= !(read instanceof RowParser.Parsed.LeftOut);
        } catch (RowRejectedException fault) {
          observed.addRejected(row, kind);
          // reported when the rows are counted
          wanted = true;
        }
      }
      if (wanted) {
        survey.noteWanted(row);
      }
    }

    @Override
    public void broken(long line, RowRejectedException fault) {
      // reported when the rows are counted
    }
  }

  private record Counting(FeedbackTally tally, ExplanationBuilder builder, RowProgress progress)
      implements RowFile.Sink {
    @Override
    public void row(RawRow row) {
      progress.row();
      if (row.layout().kinds().isEmpty()) {
        builder.broken(row.place(), new RowRejectedException("feedback.row.unknownKind"));
        return;
      }
      for (RowKind kind : RowParser.order(row.layout())) {
        if (!tally.add(row, kind)) {
          return;
        }
      }
    }

    @Override
    public void broken(long line, RowRejectedException fault) {
      builder.broken(RowPlace.line(line), fault);
    }
  }

  private record Offering(FeedbackTally tally, Set<String> wanted, FeedbackPairSample other)
      implements RowFile.Sink {
    @Override
    public void row(RawRow row) {
      if (row.layout().kinds().contains(RowKind.CONVERSATION)) {
        tally.offer(row, wanted, other);
      }
    }

    @Override
    public void broken(long line, RowRejectedException fault) {
      // counted before
    }
  }
}
