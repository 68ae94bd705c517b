package dev.retune.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.common.error.InvalidInputException;
import dev.retune.index.evaluation.LanguageChange;
import dev.retune.index.evaluation.RetrievalEvaluation;
import dev.retune.index.golden.AnswerableQuestions;
import dev.retune.index.golden.GoldenQuestionFile;
import dev.retune.index.model.GoldenQuestion;
import dev.retune.index.model.SearchMode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code retune evaluate}. */
@Command(
    name = "evaluate",
    description = "Retrieval quality of an index version on questions with known documents.")
public final class EvaluateCommand implements Callable<Integer> {
  private static final int SHOWN = 5;

  private final Terminal terminal;

  @Option(
      names = "--queries",
      required = true,
      paramLabel = "FILE",
      description =
          "JSONL of {\"question\", \"document_id\"}; the id is the source's, or a list of them.")
  private Path queries = Path.of("");

  @Option(
      names = "--split",
      paramLabel = "NAME",
      description = "Uses only lines with this value of \"split\".")
  private @Nullable String split;

  @Option(
      names = "--version",
      paramLabel = "V",
      description = "An index version (default: the live one).")
  private @Nullable String version;

  // own help option, because the standard one comes with a --version that takes no value
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  boolean help;

  @Option(names = "--mode", description = "dense, lexical or hybrid (default: ${DEFAULT-VALUE}).")
  private SearchMode mode = SearchMode.HYBRID;

  public EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<GoldenQuestion> asked =
        split == null ? GoldenQuestionFile.read(queries) : GoldenQuestionFile.read(queries, split);
    try (CommandServices services = terminal.open();
        var searcher = version == null ? services.searcher() : services.searcher(version)) {
      AnswerableQuestions known = AnswerableQuestions.of(searcher, asked);
      if (known.questions().isEmpty()) {
        throw new InvalidInputException(
            "index.noneKnown",
            searcher.version().label(),
            known.unknown().size(),
            known.unknownShown(SHOWN));
      }
      RetrievalEvaluation result =
          services.evaluator().evaluate(searcher, known.questions(), mode, terminal.monitor());
      if (!known.unknown().isEmpty()) {
        terminal.printError(
            terminal
                .texts()
                .get(
                    "cli.evaluate.unknown",
                    searcher.version().label(),
                    known.unknown().size(),
                    known.unknownShown(SHOWN),
                    known.leftOut(),
                    known.questions().size()));
      }
      if (terminal.json()) {
        terminal.document(document(result, known));
      } else {
        terminal.printMessage(
            "cli.evaluate",
            "v" + result.version(),
            result.queries(),
            mode.name().toLowerCase(java.util.Locale.ROOT),
            result.pAt1(),
            result.recallAt5(),
            result.recallAt10(),
            result.mrrAt10(),
            result.ndcgAt10());
        result
            .languages()
            .forEach(
                each ->
                    terminal.printMessage(
                        "cli.evaluate.language",
                        LanguageChange.name(terminal.texts(), each.questions(), each.documents()),
                        each.queries(),
                        each.ndcgAt10()));
      }
      return ExitCodes.DONE;
    }
  }

  /** The figures, and the questions they leave out. */
  private ObjectNode document(RetrievalEvaluation result, AnswerableQuestions known) {
    ObjectNode document = terminal.mapper().valueToTree(result);
    document.put("unknownDocuments", known.unknown().size());
    document.set("unknownIds", terminal.mapper().valueToTree(known.unknown()));
    return document.put("questionsLeftOut", known.leftOut());
  }
}
