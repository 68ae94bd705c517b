package dev.retune.cli.prompt;

import dev.retune.cli.terminal.ExitCodes;
import dev.retune.cli.terminal.Terminal;
import dev.retune.common.error.InvalidInputException;
import dev.retune.common.i18n.Texts;
import dev.retune.prompting.PlaceholderWarnings;
import dev.retune.prompting.PromptLibrary;
import dev.retune.prompting.endpoint.SpentCost;
import dev.retune.prompting.model.PromptState;
import dev.retune.prompting.model.PromptVersion;
import dev.retune.prompting.run.PromptRunReport;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How prompts and runs are named and shown. */
final class PromptFormat {
  private static final Pattern VERSION = Pattern.compile("[vV]?(\\d{1,9})");

  private PromptFormat() {}

  /** Finds a version by its number, such as 3 or v3, or the live one by its name. */
  static PromptVersion find(PromptLibrary library, String name, String version) {
    if (version.equals("live")) {
      return library.live(name);
    }
    Matcher number = VERSION.matcher(version);
    if (!number.matches()) {
      throw new InvalidInputException("cli.prompt.version", version);
    }
    return library.version(name, Integer.parseInt(number.group(1)));
  }

  /** Sentences about placeholders that the product may not fill once the version is live. */
  static List<String> warnings(PromptLibrary library, PromptVersion version, Texts texts) {
    return library
        .findLive(version.prompt())
        .map(live -> PlaceholderWarnings.of(version, live, texts))
        .orElseGet(() -> PlaceholderWarnings.of(version, texts));
  }

  static void print(Terminal terminal, PromptVersion version) {
    terminal.printMessage(
        "cli.prompt.row",
        version.shown(),
        terminal.texts().get(stateKey(version.state())),
        version.label(),
        version.createdAt(),
        version.createdBy(),
        version.why().isEmpty() ? "" : ". " + terminal.texts().get(version.reason()));
  }

  private static String stateKey(PromptState state) {
    return switch (state) {
      case PROPOSED -> "prompts.state.PROPOSED";
      case HELD -> "prompts.state.HELD";
      case REJECTED -> "prompts.state.REJECTED";
      case ACCEPTED -> "prompts.state.ACCEPTED";
      case LIVE -> "prompts.state.LIVE";
      case RETIRED -> "prompts.state.RETIRED";
    };
  }

  static void print(Terminal terminal, PromptRunReport run) {
    Texts texts = terminal.texts();
    terminal.printMessage(
        "cli.prompt.run",
        run.id(),
        run.live().shown(),
        texts.get(runStateKey(run.state())),
        run.why());
    for (PromptRunReport.ProposalReport proposal : run.proposals()) {
      terminal.printMessage(
          "cli.prompt.proposal",
          proposal.version().shown(),
          texts.get(stateKey(proposal.version().state())),
          proposal.dislikes().size(),
          // what the gate said about the one that was tried stands above
          run.proposal().filter(proposal.version()::equals).isPresent()
              ? ""
              : texts.get(proposal.version().reason()));
    }
    if (run.agreement() > 0) {
      terminal.printMessage(
          run.judgeDecides() ? "cli.prompt.kappa" : "cli.prompt.kappaLow",
          run.kappa().map(k -> String.format(Locale.ROOT, "%.2f", k)).orElse("?"),
          run.agreement());
    } else if (run.proposal().isPresent()) {
      terminal.printMessage("cli.prompt.kappaUnknown");
    }
    if (run.state().equals("WAITING")) {
      terminal.printMessage("cli.prompt.waiting", run.decided(), run.cases(), run.id());
    }
    terminal.printMessage("cli.prompt.cost", new SpentCost(run.usage(), run.money()).text(texts));
  }

  private static String runStateKey(String state) {
    return switch (state) {
      case "OPEN" -> "prompts.run.OPEN";
      case "WAITING" -> "prompts.run.WAITING";
      case "DONE" -> "prompts.run.DONE";
      default -> "prompts.run.ENDED";
    };
  }

  /** 0 for what is accepted or under way, 3 for what the gate did not let through. */
  static int exitCode(PromptRunReport run) {
    boolean passes =
        !run.state().equals("DONE")
            || run.proposal()
                .filter(
                    version ->
                        version.state() != PromptState.HELD
                            && version.state() != PromptState.REJECTED)
                .isPresent();
    return passes ? ExitCodes.DONE : ExitCodes.REFUSED;
  }
}
