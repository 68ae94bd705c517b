package dev.retune.cli.knowledge;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.improvement.EffectFormatter;
import dev.retune.improvement.model.VoteEffect;
import dev.retune.knowledge.KnowledgeServices;
import dev.retune.knowledge.model.DocumentText;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.knowledge.worklist.FixPrefill;
import dev.retune.knowledge.worklist.WorkListService.WorkList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code retune knowledge show}. */
@Command(name = "show", description = "Everything about a document, a gap or a fix.")
final class KnowledgeShowCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "Such as doc-17, gap-203 or fix-3.")
  private String name = "";

  @Mixin private WindowOption window = new WindowOption();

  KnowledgeShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      if (name.startsWith("fix-")) {
        fix(services);
      } else {
        item(services);
      }
      return ExitCodes.DONE;
    }
  }

  private void fix(CommandServices services) {
    FixStatus status = services.knowledge().statuses().named(name);
    Optional<VoteEffect> effect =
        services.knowledge().effects().of(status.fix(), services.clock().instant());
    if (terminal.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("fix", status);
      document.put("effect", effect);
      terminal.document(document);
      return;
    }
    new KnowledgeFormatter(terminal).details(status);
    effect.ifPresent(
        seen ->
            terminal.printMessage(
                "cli.knowledge.effect",
                seen.since(),
                seen.dislikesBefore(),
                seen.votesBefore(),
                seen.dislikesAfter(),
                seen.votesAfter(),
                EffectFormatter.of(terminal.texts(), seen.test())));
  }

  private void item(CommandServices services) {
    KnowledgeServices knowledge = services.knowledge();
    WorkList found =
        knowledge.workList().of(services.clock().instant(), window.window(), terminal.monitor());
    WorkItem item = found.named(name);
    DocumentText text =
        item.document()
            .flatMap(d -> knowledge.documents().byId(d.id()))
            .map(DocumentText::of)
            .orElseGet(() -> FixPrefill.ofGap(item));
    if (terminal.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("dislikes", found.dislikes());
      document.put("examined", found.examined());
      document.put("item", item);
      document.put("text", text);
      terminal.document(document);
      return;
    }
    GainText.printWindow(terminal, found.dislikes(), found.examined(), found.from(), found.to());
    new KnowledgeFormatter(terminal).details(item);
    terminal.line("");
    terminal.line(text.title());
    terminal.line(text.body());
  }
}
