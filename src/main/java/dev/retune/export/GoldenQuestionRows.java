package dev.retune.export;

import dev.retune.index.golden.AnsweredQuestion;
import dev.retune.index.golden.GoldenDocument;
import java.util.List;

/** The rows of golden questions in an export. */
final class GoldenQuestionRows {
  private GoldenQuestionRows() {}

  static void write(List<AnsweredQuestion> questions, ExportRowWriter writer) {
    writer.header(List.of("question", "document_id", "source"));
    for (AnsweredQuestion one : questions) {
      if (writer.takesLists()) {
        writer.row(
            List.of(
                one.question(),
                one.documents().stream().map(GoldenDocument::id).toList(),
                one.documents().stream().map(GoldenDocument::source).toList()));
      } else {
        one.documents().forEach(d -> writer.row(List.of(one.question(), d.id(), d.source())));
      }
    }
  }
}
