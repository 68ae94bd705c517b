package dev.retune.cli.knowledge;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.ItemState;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.knowledge.worklist.WorkListService.WorkList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retune knowledge list}. */
@Command(
    name = "list",
    description =
        "Documents and gaps by the dislikes that a fix could prevent, and the fixes proposed for"
            + " them.")
final class KnowledgeListCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private WindowOption window = new WindowOption();

  @Option(names = "--all", description = "Also lists dismissed and verified ones.")
  private boolean all;

  KnowledgeListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      WorkList found =
          services
              .knowledge()
              .workList()
              .of(services.clock().instant(), window.window(), terminal.monitor());
      List<WorkItem> items =
          found.items().stream()
              .filter(
                  item ->
                      all
                          || (item.state() != ItemState.DISMISSED
                              && item.state() != ItemState.VERIFIED))
              .toList();
      List<FixStatus> fixes = services.knowledge().statuses().all();
      if (terminal.json()) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", found.from());
        document.put("to", found.to());
        document.put("dislikes", found.dislikes());
        document.put("examined", found.examined());
        document.put("items", items);
        document.put("fixes", fixes);
        terminal.document(document);
      } else {
        print(found, items, fixes);
      }
      return ExitCodes.DONE;
    }
  }

  private void print(WorkList found, List<WorkItem> items, List<FixStatus> fixes) {
    GainText.printWindow(terminal, found.dislikes(), found.examined(), found.from(), found.to());
    if (items.isEmpty()) {
      terminal.printMessage("cli.knowledge.none");
    }
    KnowledgeFormatter formatter = new KnowledgeFormatter(terminal);
    items.forEach(formatter::item);
    fixes.forEach(formatter::fix);
  }
}
