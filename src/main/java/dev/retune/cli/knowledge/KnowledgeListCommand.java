package dev.retune.cli.knowledge;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.ItemKind;
import dev.retune.knowledge.model.ItemState;
import dev.retune.knowledge.model.WorkItem;
import dev.retune.knowledge.worklist.WorkListService.TopicGaps;
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

  @Option(
      names = "--by-topic",
      description = "Lists the gaps only, those of one topic together; see retune clusters.")
  private boolean byTopic;

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
              .filter(this::isShown)
              .filter(item -> !byTopic || item.kind() == ItemKind.GAP)
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
      } else if (byTopic) {
        printByTopic(found);
      } else {
        print(found, items, fixes);
      }
      return ExitCodes.DONE;
    }
  }

  private boolean isShown(WorkItem item) {
    return all || (item.state() != ItemState.DISMISSED && item.state() != ItemState.VERIFIED);
  }

  private void printByTopic(WorkList found) {
    GainText.printWindow(terminal, found.dislikes(), found.examined(), found.from(), found.to());
    KnowledgeFormatter formatter = new KnowledgeFormatter(terminal);
    List<TopicGaps> topics =
        found.gapsByTopic().stream()
            .map(
                one ->
                    new TopicGaps(one.topic(), one.gaps().stream().filter(this::isShown).toList()))
            .filter(one -> !one.gaps().isEmpty())
            .toList();
    if (topics.isEmpty()) {
      terminal.printMessage("cli.knowledge.none");
    }
    topics.forEach(formatter::topic);
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
