package dev.retune.cli.knowledge;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.MisuseException;
import dev.retune.cli.terminal.Terminal;
import dev.retune.common.error.InvalidInputException;
import dev.retune.feedback.model.Conversation;
import dev.retune.knowledge.KnowledgeServices;
import dev.retune.knowledge.model.CitedDislike;
import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.ItemKind;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.knowledge.worklist.FixPrefill;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code retune knowledge propose}. */
@Command(
    name = "propose",
    description =
        "Proposes another text of a document, that it is retired, or a new document for a gap."
            + " Nothing goes live by that.")
final class KnowledgeProposeCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ID", description = "Such as doc-17 or gap-203.")
  private String name = "";

  @Mixin private TextOptions text = new TextOptions();
  @Mixin private WindowOption window = new WindowOption();

  @Option(names = "--retire", description = "Proposes that the document is no longer used.")
  private boolean retire;

  @Option(
      names = "--document-id",
      paramLabel = "ID",
      description = "The id of a new document (default: retune- and the name of the gap).")
  private @Nullable String documentId;

  @Option(
      names = "--cite",
      paramLabel = "N",
      split = ",",
      description = "The disliked answers that it is for, as show lists them (default: all).")
  private @Nullable List<Long> cited;

  KnowledgeProposeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (retire && text.isGiven()) {
      throw new MisuseException(spec, "cli.usage.retireOrText");
    }
    try (CommandServices services = terminal.open()) {
      FixStatus status = propose(services);
      if (terminal.json()) {
        terminal.document(Map.of("fix", status));
      } else {
        new KnowledgeFormatter(terminal).fix(status);
      }
      return ExitCodes.DONE;
    }
  }

  private FixStatus propose(CommandServices services) {
    KnowledgeServices knowledge = services.knowledge();
    WorkItem item =
        knowledge
            .workList()
            .of(services.clock().instant(), window.window(), terminal.monitor())
            .named(name);
    List<Long> answers =
        cited != null
            ? cited
            : item.dislikes().stream().map(CitedDislike::conversationId).distinct().toList();
    if (item.kind() == ItemKind.GAP) {
      return write(services, item, answers);
    }
    long document = item.key().subject();
    if (retire) {
      return knowledge.proposals().retire(document, answers, services.settings().personName());
    }
    if (!text.isGiven()) {
      throw new InvalidInputException("cli.knowledge.noText");
    }
    DocumentText before =
        knowledge
            .documents()
            .byId(document)
            .map(DocumentText::of)
            .orElseGet(() -> FixPrefill.ofGap(item));
    return knowledge
        .proposals()
        .edit(document, text.over(before), answers, services.settings().personName());
  }

  private FixStatus write(CommandServices services, WorkItem item, List<Long> answers) {
    KnowledgeServices knowledge = services.knowledge();
    if (retire) {
      throw new InvalidInputException("cli.knowledge.retireGap", item.name());
    }
    long source =
        answers.stream()
            .flatMap(id -> knowledge.conversations().byId(id).stream())
            .map(Conversation::sourceId)
            .findFirst()
            .orElseThrow(() -> new InvalidInputException("knowledge.nothingCited"));
    return knowledge
        .proposals()
        .write(
            source,
            documentId == null ? "retune-" + item.name() : documentId,
            text.over(FixPrefill.ofGap(item)),
            answers,
            services.settings().personName());
  }
}
