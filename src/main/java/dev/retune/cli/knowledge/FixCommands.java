package dev.retune.cli.knowledge;

import dev.retune.cli.publish.PublishFormatter;
import dev.retune.cli.terminal.CommandServices;
import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.index.version.IndexVersion;
import dev.retune.knowledge.model.FixStatus;
import dev.retune.knowledge.model.FixTrial;
import dev.retune.knowledge.model.TrialVerdict;
import dev.retune.publishing.model.PublishOutcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that work on a fix. */
final class FixCommands {
  private FixCommands() {}

  /** A command on one fix, which shows it afterwards. */
  abstract static class OnFix implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FIX", description = "Such as fix-3.")
    private String fix = "";

    OnFix(Terminal terminal) {
      this.terminal = terminal;
    }

    abstract void change(CommandServices services, String name);

    @Override
    public Integer call() {
      try (CommandServices services = terminal.open()) {
        change(services, fix);
        FixStatus status = services.knowledge().statuses().named(fix);
        if (terminal.json()) {
          terminal.document(Map.of("fix", status));
        } else {
          new KnowledgeFormatter(terminal).fix(status);
        }
        return ExitCodes.DONE;
      }
    }
  }

  /** {@code retune knowledge revise}. */
  @Command(
      name = "revise",
      description = "Changes the text of a fix that is not live; it has to be tried again.")
  static final class Revise extends OnFix {
    @Mixin private TextOptions text = new TextOptions();

    @Option(
        names = "--cite",
        paramLabel = "N",
        split = ",",
        description = "The disliked answers that it is for (default: as before).")
    private @Nullable List<Long> cited;

    Revise(Terminal terminal) {
      super(terminal);
    }

    @Override
    void change(CommandServices services, String name) {
      FixStatus before = services.knowledge().statuses().named(name);
      services
          .knowledge()
          .proposals()
          .revise(
              name,
              text.over(before.fix().revision().text()),
              cited == null ? before.fix().cited() : cited,
              services.settings().personName());
    }
  }

  /** {@code retune knowledge try}. */
  @Command(
      name = "try",
      description =
          "Builds a candidate index with fixes. It must answer the questions that they cite, lose no"
              + " golden question by the gate's rule, and take none from the document that answers"
              + " it.")
  static final class TryOut implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
        paramLabel = "FIX",
        arity = "1..*",
        description = "Such as fix-3; several together.")
    private List<String> fixes = List.of();

    TryOut(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      try (CommandServices services = terminal.open()) {
        FixTrial trial =
            services
                .loop()
                .knowledge()
                .tryOut(fixes, services.settings().personName(), terminal.monitor());
        if (terminal.json()) {
          terminal.document(Map.of("trial", trial));
        } else {
          new KnowledgeFormatter(terminal).trial(trial);
        }
        return trial.verdict() == TrialVerdict.PASSED ? ExitCodes.DONE : ExitCodes.REFUSED;
      }
    }
  }

  /** {@code retune knowledge promote}. */
  @Command(
      name = "promote",
      description = "Makes the candidate live that a fix was last tried on, with the fixes in it.")
  static final class Promote extends OnFix {
    private final Terminal terminal;

    @Option(names = "--decide", description = "Also when the trial left the decision to a person.")
    private boolean decided;

    Promote(Terminal terminal) {
      super(terminal);
      this.terminal = terminal;
    }

    @Override
    void change(CommandServices services, String name) {
      tell(
          terminal,
          services.loop().knowledge().promote(name, services.settings().personName(), decided));
      publish(terminal, services);
    }
  }

  /** {@code retune knowledge rollback}. */
  @Command(
      name = "rollback",
      description = "Makes the version before live again, if it lacks the fix.")
  static final class Rollback extends OnFix {
    private final Terminal terminal;

    Rollback(Terminal terminal) {
      super(terminal);
      this.terminal = terminal;
    }

    @Override
    void change(CommandServices services, String name) {
      tell(terminal, services.loop().knowledge().rollback(name, services.settings().personName()));
      publish(terminal, services);
    }
  }

  private static void tell(Terminal terminal, IndexVersion live) {
    if (!terminal.json()) {
      terminal.printMessage("cli.knowledge.live", live.label());
    }
  }

  /** A target that cannot be reached now is brought up to date later, which is said. */
  private static void publish(Terminal terminal, CommandServices services) {
    List<PublishOutcome> outcomes = services.loop().publishPending(terminal.monitor());
    if (!terminal.json()) {
      PublishFormatter.print(terminal, outcomes);
    }
  }

  /** {@code retune knowledge withdraw}. */
  @Command(
      name = "withdraw",
      description = "Gives a fix up. One that is live stays so until the next index is built.")
  static final class Withdraw extends OnFix {
    Withdraw(Terminal terminal) {
      super(terminal);
    }

    @Override
    void change(CommandServices services, String name) {
      services.knowledge().proposals().withdraw(name, services.settings().personName());
    }
  }
}
