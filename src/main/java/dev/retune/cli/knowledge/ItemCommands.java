package dev.retune.cli.knowledge;

import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.knowledge.KnowledgeServices;
import dev.retune.knowledge.model.ItemNote;
import dev.retune.knowledge.model.WorkItem;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that say something about a document or a gap. */
final class ItemCommands {
  private ItemCommands() {}

  /** A command on one item. */
  abstract static class OnItem implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "ID", description = "Such as doc-17 or gap-203.")
    private String item = "";

    OnItem(Terminal terminal) {
      this.terminal = terminal;
    }

    Terminal terminal() {
      return terminal;
    }

    abstract ItemNote decide(CommandServices services, String name);

    @Override
    public Integer call() {
      try (CommandServices services = terminal.open()) {
        ItemNote note = decide(services, item);
        if (terminal.json()) {
          terminal.document(Map.of("item", note.key().toString(), "note", note));
        } else {
          terminal.printMessage(
              "cli.knowledge.noted",
              note.key().toString(),
              terminal.texts().get("knowledge.item." + note.state()),
              note.assignee().or(note::note).orElse(""));
        }
        return ExitCodes.DONE;
      }
    }
  }

  /** {@code retune knowledge assign}. */
  @Command(name = "assign", description = "Gives a document or a gap to a person.")
  static final class Assign extends OnItem {
    @Parameters(index = "1", paramLabel = "PERSON", description = "Who works on it.")
    private String person = "";

    Assign(Terminal terminal) {
      super(terminal);
    }

    @Override
    ItemNote decide(CommandServices services, String name) {
      return services
          .knowledge()
          .decisions()
          .assign(name, person, services.settings().personName());
    }
  }

  /** {@code retune knowledge dismiss}. */
  @Command(name = "dismiss", description = "Says that nothing is to be done.")
  static final class Dismiss extends OnItem {
    @Option(names = "--why", description = "The reason.")
    private String why = "";

    Dismiss(Terminal terminal) {
      super(terminal);
    }

    @Override
    ItemNote decide(CommandServices services, String name) {
      return services.knowledge().decisions().dismiss(name, why, services.settings().personName());
    }
  }

  /** {@code retune knowledge reopen}. */
  @Command(name = "reopen", description = "Opens a document or a gap again.")
  static final class Reopen extends OnItem {
    Reopen(Terminal terminal) {
      super(terminal);
    }

    @Override
    ItemNote decide(CommandServices services, String name) {
      return services.knowledge().decisions().reopen(name, services.settings().personName());
    }
  }

  /** {@code retune knowledge verify}. */
  @Command(name = "verify", description = "Says that the fix, which is live, helps.")
  static final class Verify extends OnItem {
    @Mixin private WindowOption window = new WindowOption();

    @Option(names = "--why", description = "What was seen.")
    private String why = "";

    Verify(Terminal terminal) {
      super(terminal);
    }

    @Override
    ItemNote decide(CommandServices services, String name) {
      KnowledgeServices knowledge = services.knowledge();
      WorkItem item =
          knowledge
              .workList()
              .of(services.clock().instant(), window.window(), terminal().monitor())
              .named(name);
      return knowledge.decisions().verify(item, why, services.settings().personName());
    }
  }
}
