package dev.retune.cli.topic;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.clustering.model.TopicSummary;
import dev.retune.clustering.naming.NameSuggestion;
import dev.retune.common.error.InvalidInputException;
import dev.retune.prompting.PromptServices;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code retune clusters suggest}. */
@Command(
    name = "suggest",
    description =
        "Asks the language model of the settings for a name of a topic; nothing is renamed. The words"
            + " and up to 20 questions of the topic are sent to it.")
final class TopicSuggestCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "Of the topic.")
  private long topic;

  TopicSuggestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      services.topicDecisions().requireCurrent(topic);
      TopicSummary found =
          services.topics().current().topics().stream()
              .filter(one -> one.id() == topic)
              .findFirst()
              .orElseThrow(() -> new InvalidInputException("clustering.noTopic", topic));
      PromptServices prompts = services.prompts();
      String name = NameSuggestion.of(found, prompts::answer);
      if (terminal.json()) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("topic", topic);
        document.put("name", found.name());
        document.put("suggestion", name);
        terminal.document(document);
      } else {
        terminal.printMessage("cli.clusters.suggested", topic, found.name(), name);
      }
      return ExitCodes.DONE;
    }
  }
}
