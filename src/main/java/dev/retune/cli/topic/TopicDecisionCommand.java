package dev.retune.cli.topic;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.clustering.model.TopicDecision;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A decision about topics, in the name of the person in the settings. */
abstract class TopicDecisionCommand implements Callable<Integer> {
  private final Terminal terminal;

  TopicDecisionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Decides, and returns what to say about it. */
  abstract DecisionResult decide(CommandServices services, String who);

  Terminal terminal() {
    return terminal;
  }

  /**
   * What was decided.
   *
   * @param sentence for a person
   * @param topics ids concerned, new ones included
   */
  record DecisionResult(String sentence, List<Long> topics) {}

  @Override
  public Integer call() {
    try (CommandServices services = terminal.open()) {
      DecisionResult result = decide(services, services.settings().personName());
      if (terminal.json()) {
        terminal.document(Map.of("topics", result.topics()));
      } else {
        terminal.line(result.sentence());
      }
      return ExitCodes.DONE;
    }
  }

  /** {@code retune clusters rename}. */
  @Command(name = "rename", description = "Names a topic; the name stays.")
  static final class Rename extends TopicDecisionCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "Of the topic.")
    private long topic;

    @Parameters(index = "1", paramLabel = "NAME", description = "In quotes if it has spaces.")
    private String name = "";

    Rename(Terminal terminal) {
      super(terminal);
    }

    @Override
    DecisionResult decide(CommandServices services, String who) {
      services.topicDecisions().rename(topic, name, who);
      return new DecisionResult(
          terminal().texts().get("clustering.renamed", topic, name.strip()), List.of(topic));
    }
  }

  /** {@code retune clusters merge}. */
  @Command(
      name = "merge",
      description = "Puts all texts of a topic into another, which keeps its id.")
  static final class Merge extends TopicDecisionCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "Of the topic that goes.")
    private long topic;

    @Parameters(index = "1", paramLabel = "INTO", description = "Id of the topic that stays.")
    private long into;

    Merge(Terminal terminal) {
      super(terminal);
    }

    @Override
    DecisionResult decide(CommandServices services, String who) {
      services.topicDecisions().merge(topic, into, who);
      return new DecisionResult(
          terminal().texts().get("clustering.merged", topic, into), List.of(topic, into));
    }
  }

  /** {@code retune clusters split}. */
  @Command(
      name = "split",
      description = "Divides a topic into parts that hang together; the largest keeps its id.")
  static final class Split extends TopicDecisionCommand {
    @Parameters(paramLabel = "ID", description = "Of the topic.")
    private long topic;

    Split(Terminal terminal) {
      super(terminal);
    }

    @Override
    DecisionResult decide(CommandServices services, String who) {
      List<Long> made = services.topicDecisions().split(topic, who, terminal().monitor());
      return new DecisionResult(
          terminal()
              .texts()
              .get(
                  "clustering.split",
                  topic,
                  String.join(", ", made.stream().map(String::valueOf).toList())),
          made);
    }
  }

  /** {@code retune clusters accept}. */
  @Command(name = "accept", description = "Does what a proposal says.")
  static final class Accept extends TopicDecisionCommand {
    @Parameters(paramLabel = "PROPOSAL", description = "Number, as retune clusters lists it.")
    private long proposal;

    Accept(Terminal terminal) {
      super(terminal);
    }

    @Override
    DecisionResult decide(CommandServices services, String who) {
      services.topicDecisions().accept(proposal, who);
      return new DecisionResult(terminal().texts().get("clustering.accepted", proposal), List.of());
    }
  }

  /** {@code retune clusters dismiss}. */
  @Command(
      name = "dismiss",
      description = "Rejects a proposal; it is not made again until the topic has doubled.")
  static final class Dismiss extends TopicDecisionCommand {
    @Parameters(paramLabel = "PROPOSAL", description = "Number, as retune clusters lists it.")
    private long proposal;

    Dismiss(Terminal terminal) {
      super(terminal);
    }

    @Override
    DecisionResult decide(CommandServices services, String who) {
      services.topicDecisions().dismiss(proposal, who);
      return new DecisionResult(
          terminal().texts().get("clustering.dismissed", proposal), List.of());
    }
  }

  /** {@code retune clusters undo}. */
  @Command(
      name = "undo",
      description = "Takes back your last rename, merge, split or accepted proposal.")
  static final class Undo extends TopicDecisionCommand {
    Undo(Terminal terminal) {
      super(terminal);
    }

    @Override
    DecisionResult decide(CommandServices services, String who) {
      TopicDecision undone = services.topicDecisions().undo(who);
      return new DecisionResult(
          terminal().texts().get("clustering.undone." + undone.kind(), undone.topic()),
          List.of(undone.topic()));
    }
  }
}
