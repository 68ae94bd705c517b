package dev.retune.feedback.explanation;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.common.progress.ProgressMonitor;
import dev.retune.feedback.ingest.FileSurvey;
import dev.retune.feedback.ingest.ImportOptions;
import dev.retune.feedback.ingest.ImportUnit;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.model.RowKind;
import dev.retune.feedback.parsing.ColumnLayout;
import dev.retune.feedback.parsing.RawRow;
import dev.retune.feedback.parsing.RowFile;
import dev.retune.feedback.parsing.RowParser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;

/** Explains a file whose columns are mapped or guessed. */
final class RowFileExplainer {
  private static final int CHECKED = 1_000;

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
    try {
      file.read(new Surveying(survey, new RowParser(options.mapping(), clock)));
      survey.check();
    } catch (InvalidInputException refusal) {
      units.add(builder.refused(refusal));
      return;
    }
    builder.took(survey.taken());
    RowParser parser = new RowParser(options.mapping(), clock, survey.voteValues());
    Rows rows = new Rows(file, new FeedbackTally(parser, units.answerIds()));
    units.add(builder, rows);
    file.read(new Counting(rows.tally(), builder));
  }

  private record Rows(RowFile file, FeedbackTally tally) implements CountedRows {
    @Override
    public void offerTo(FeedbackTally other) throws IOException {
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
    private long rows;

    Surveying(FileSurvey survey, RowParser parser) {
      this.survey = survey;
      this.parser = parser;
    }

    @Override
    public void columns(ColumnLayout layout) {
      survey.columns(layout);
    }

    @Override
    public void row(RawRow row) {
      if (++rows % CHECKED == 0) {
        monitor.check();
      }
      survey.note(row);
      boolean wanted = row.layout().kinds().isEmpty();
      for (RowKind kind : RowParser.order(row.layout())) {
        try {
          wanted |= !(parser.read(row, kind) instanceof RowParser.Parsed.LeftOut);
        } catch (RowRejectedException fault) {
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

  private record Counting(FeedbackTally tally, ExplanationBuilder builder) implements RowFile.Sink {
    @Override
    public void row(RawRow row) {
      if (row.layout().kinds().isEmpty()) {
        builder.broken(row.number(), new RowRejectedException("feedback.row.unknownKind"));
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
      builder.broken(line, fault);
    }
  }

  private record Offering(FeedbackTally tally, Set<String> wanted, FeedbackTally other)
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
