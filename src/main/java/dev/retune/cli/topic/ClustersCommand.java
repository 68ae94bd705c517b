package dev.retune.cli.topic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.clustering.model.TopicReport;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code retune clusters}: what people complain of. */
@Command(
    name = "clusters",
    description =
        "Groups disliked questions and reasons into topics that keep their ids, tests which are new,"
            + " growing or gone, and lists what it proposes to merge or to divide.")
public final class ClustersCommand implements Callable<Integer> {
  private final Terminal terminal;

  private ClustersCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new ClustersCommand(terminal))
        .addSubcommand(new TopicDecisionCommand.Rename(terminal))
        .addSubcommand(new TopicSuggestCommand(terminal))
        .addSubcommand(new TopicDecisionCommand.Merge(terminal))
        .addSubcommand(new TopicDecisionCommand.Split(terminal))
        .addSubcommand(new TopicDecisionCommand.Accept(terminal))
        .addSubcommand(new TopicDecisionCommand.Dismiss(terminal))
        .addSubcommand(new TopicDecisionCommand.Undo(terminal));
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      TopicReport report = services.topics().update(terminal.monitor());
      if (terminal.json()) {
        terminal.document(document(report));
      } else {
        new TopicFormatter(terminal).print(report);
      }
      return ExitCodes.DONE;
    }
  }

  /** The badge and its p-value stand beside the other figures of a topic. */
  private JsonNode document(TopicReport report) {
    JsonNode document = terminal.mapper().valueToTree(report);
    for (JsonNode topic : document.path("topics")) {
      if (topic instanceof ObjectNode node && node.remove("finding") instanceof ObjectNode found) {
        node.set("badge", found.path("badge"));
        node.set("p", found.path("pValue"));
        node.set("observed", found.path("observed"));
        node.set("expected", found.path("expected"));
      }
    }
    return document;
  }
}
