package dev.retune.cli.io;

import dev.retune.cli.terminal.Terminal;
import dev.retune.reasons.model.BuiltInReasonCodes;
import dev.retune.retraining.trigger.TriggerReading;
import dev.retune.statistics.model.VoteStatistics;

/** Formats statistics. */
public final class StatisticsFormatter {
  private StatisticsFormatter() {}

  public static void print(Terminal terminal, VoteStatistics stats, TriggerReading trigger) {
    terminal.printMessage("cli.stats.window", stats.window(), stats.asOf(), stats.zone());
    if (stats.votes() == 0) {
      terminal.printMessage("cli.stats.noVotes");
    } else {
      terminal.printMessage(
          "cli.stats.ratio",
          stats.dislikeRatio(),
          stats.interval().low(),
          stats.interval().high(),
          stats.votes(),
          stats.dislikes());
      terminal.printMessage(
          "cli.stats.more",
          stats.adjudicatedRatio(),
          stats.coverage(),
          stats.answers(),
          stats.answersWithVote(),
          stats.votesPerAnswer());
    }
    terminal.printMessage(
        "cli.stats.trigger",
        terminal.texts().get("ui.trigger." + trigger.state()),
        trigger.why(),
        trigger.from());
    stats
        .reasons()
        .forEach(
            reason ->
                terminal.printMessage(
                    "cli.stats.reason",
                    BuiltInReasonCodes.name(terminal.texts(), reason.code()),
                    reason.votes(),
                    reason.share()));
    if (stats.dislikesWithoutReason() > 0) {
      terminal.printMessage("cli.stats.noReason", stats.dislikesWithoutReason());
    }
  }
}
