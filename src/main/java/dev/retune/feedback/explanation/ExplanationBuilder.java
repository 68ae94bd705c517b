package dev.retune.feedback.explanation;

import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.feedback.ingest.ImportReport;
import dev.retune.feedback.ingest.RejectionCounter;
import dev.retune.feedback.ingest.SourcePlan;
import dev.retune.feedback.mapping.RowField;
import dev.retune.feedback.mapping.RowRejectedException;
import dev.retune.feedback.model.RowPlace;
import dev.retune.feedback.profile.LayoutMatch;
import dev.retune.feedback.profile.ParameterChoice;
import dev.retune.feedback.profile.ProfileRecognizer;
import dev.retune.feedback.profile.ProfileText;
import dev.retune.feedback.source.RecognizedTable;
import dev.retune.feedback.source.TableSelection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects an explanation; what is known stays in it when the source is refused. */
final class ExplanationBuilder {
  private final String source;
  private final Texts texts;
  private final RejectionCounter broken = new RejectionCounter();
  private final List<SourceExplanation.LeftOut> leftOut = new ArrayList<>();
  private Optional<SourceExplanation.Product> product = Optional.empty();
  private Optional<SourceExplanation.Nearest> nearest = Optional.empty();
  private Optional<String> notice = Optional.empty();
  private List<TableSelection> tables = List.of();
  private Map<String, Map<String, String>> taken = Map.of();
  private final Map<String, Map<String, String>> ofTables = new LinkedHashMap<>();
  private FeedbackFigures figures = FeedbackFigures.empty();
  private List<ImportReport.Reason> rejected = List.of();
  private List<FeedbackPair> pairs = List.of();
  private Optional<InvalidInputException> refusal = Optional.empty();
  private List<MappingEvidence.Contents> contents = List.of();
  private List<ParameterChoice> parameters = List.of();
  private Optional<ObservedRows> observed = Optional.empty();

  ExplanationBuilder(String source, Texts texts) {
    this.source = source;
    this.texts = texts;
  }

  void recognized(ProfileRecognizer.Result result) {
    result.found().ifPresentOrElse(this::product, () -> result.nearest().ifPresent(this::nearest));
  }

  void product(LayoutMatch match) {
    product =
        Optional.of(
            new SourceExplanation.Product(
                match.profile().name(), match.layout().name(), match.shown()));
    match.profile().notice().ifPresent(this::addNotice);
  }

  void nearest(LayoutMatch match) {
    nearest =
        Optional.of(
            new SourceExplanation.Nearest(
                match.profile().name(), match.shown(), match.lacking(), match.isNear()));
  }

  void plan(SourcePlan plan) {
    tables = plan.tables().stream().map(RecognizedTable::taken).toList();
    if (plan.match().isEmpty()) {
      plan.tables().forEach(table -> ofTables.put(table.kind().mappingName(), columns(table)));
    }
    plan.match().flatMap(match -> match.layout().notice()).ifPresent(this::addNotice);
    plan.unread().forEach(table -> addNotice(texts.get(table.note())));
  }

  private static Map<String, String> columns(RecognizedTable table) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (RowField field : RowField.values()) {
      table.column(field).ifPresent(column -> columns.put(field.text(), column.name()));
    }
    return columns;
  }

  private void addNotice(ProfileText sentence) {
    addNotice(sentence.in(texts.locale()));
  }

  private void addNotice(String text) {
    notice = Optional.of(notice.map(n -> n + " " + text).orElse(text));
  }

  void contains(List<MappingEvidence.Contents> tablesOrColumns) {
    contents = tablesOrColumns;
  }

  void parameters(List<ParameterChoice> choices) {
    parameters = choices;
  }

  void observed(ObservedRows rows) {
    observed = Optional.of(rows);
  }

  void took(Map<String, Map<String, String>> columns) {
    taken = columns;
  }

  /** A part of a file that is no record. */
  void broken(RowPlace place, RowRejectedException fault) {
    broken.add(place, fault);
  }

  /** Records of files that are identical to others. */
  void repeated(long records) {
    if (records > 0) {
      leftOut.add(new SourceExplanation.LeftOut(texts.get("feedback.explained.repeated"), records));
    }
  }

  void leftOut(List<SourceExplanation.LeftOut> rows) {
    leftOut.addAll(rows);
  }

  void counted(FeedbackTally tally, long waiting) {
    observed = Optional.of(tally.observed());
    figures = tally.figures(waiting);
    pairs = tally.sample().pairs();
    rejected =
        java.util.stream.Stream.concat(
                broken.reasons(texts).stream(), tally.rejections().reasons(texts).stream())
            .toList();
    if (tally.earlierVotes() > 0) {
      leftOut.add(
          new SourceExplanation.LeftOut(
              texts.get("feedback.explained.earlierVotes"), tally.earlierVotes()));
    }
    if (tally.leftOut() > 0) {
      leftOut.add(
          new SourceExplanation.LeftOut(
              texts.get("feedback.explained.conditions"), tally.leftOut()));
    }
  }

  ExplanationBuilder refused(InvalidInputException why) {
    refusal = Optional.of(why);
    return this;
  }

  SourceExplanation build() {
    return new SourceExplanation(
        source,
        product,
        nearest,
        notice,
        tables,
        taken,
        figures,
        leftOut,
        rejected,
        pairs,
        refusal.map(texts::get),
        new MappingEvidence(
            contents,
            taken.isEmpty() ? ofTables : taken,
            observed.map(ObservedRows::rows).orElse(Map.of()),
            observed.map(ObservedRows::spellings).orElse(List.of()),
            parameters,
            refusal));
  }
}
